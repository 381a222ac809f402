# The one message that follows a request from acceptance to its picture.

## While it waits

job-queued =
    ⏳ <b>In the queue</b>: place { $place }
    Estimated wait: { $wait }. You needn’t do anything: the result will appear here.

job-accepted = ⏳ Accepted. The result will appear here.

job-running-image = 🎨 Painting…

job-running-video = 🎬 Filming… This takes a few minutes.

job-place = Place in the queue: { $place }

chat-full = Enough requests are under way from here. Please try again in { $wait }.

## The result: a caption of at most 1,024 characters

job-done = <code>{ $prompt }</code>

job-seed = Seed: <code>{ NUMBER($seed, useGrouping: 0) }</code>

job-file-too-large = The result is { $size } MiB, more than can be sent here ({ $limit } MiB). It is kept: the operator can pass it on to you.

## The end without a result

job-cancelled = 🚫 Cancelled.

job-interrupted =
    <b>Interrupted</b>
    The bot is being restarted, and your request could not be finished first. We are sorry.
    Please send it again in { $wait }.
store-out-of-reach = I can't get at my notes right now, so I can't take, find or stop requests. The operator knows. Please try again in a few minutes.

## Buttons: short, no markup

button-again = 🔁 Again

button-vary = 🎨 Vary

button-animate = 🎬 Animate

button-cancel = ✖ Cancel
