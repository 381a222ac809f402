# The one message that follows a request from acceptance to its picture.

## While it waits

# $place counts from 1. $wait is a wait in words, an estimate.
job-queued =
    ⏳ <b>In the queue</b>: place { $place }
    Estimated wait: { $wait }. You need not do anything: the result will appear here.

# It is its turn at once, or will be within moments.
job-accepted = ⏳ Accepted. The result will appear here.

# A picture is being made.
job-running-image = 🎨 Painting…

# A video is being made.
job-running-video = 🎬 Filming… This takes a few minutes.

# $place is the place in the queue while it waits for capacity.
job-place = Place in the queue: { $place }

# The managers of the chat allow only so many requests at once. $wait is a wait in words.
chat-full = Enough requests are under way from here. Please try again in { $wait }.

## The result: a caption of at most 1,024 characters

# $prompt is what the person typed, $seed the number that makes the same again, to be copied.
job-done = <code>{ $prompt }</code>

# $seed is a number as text, to be copied digit by digit.
job-seed = Seed: <code>{ NUMBER($seed, useGrouping: 0) }</code>

# The file is too large for this platform. $size is its size, $limit the largest that can be sent, both in MiB.
job-file-too-large = The result has { $size } MiB, more than can be sent here ({ $limit } MiB). It is kept: the operator can hand it to you.

## The end without a result

# The person has cancelled it.
job-cancelled = 🚫 Cancelled.

# The bot is being stopped or updated while this was under way. $wait is how long that takes, in words.
job-interrupted =
    <b>Interrupted</b>
    The bot is being restarted, and your request could not be finished before. We are sorry.
    Please send it again in { $wait }.

# Said instead of accepting a request, or of showing or stopping one, while requests can be neither kept nor read.
store-out-of-reach = I can't get at my notes right now, so I can't take, find or stop requests. The operator knows. Please try again in a few minutes.

## Buttons: short, no markup

# A button below a result or a failure: make it once more.
button-again = 🔁 Again

# A button below a picture: another one like it.
button-vary = 🎨 Vary

# A button below a picture: a video of it.
button-animate = 🎬 Animate

# A button below a request that is under way.
button-cancel = ✖ Cancel
