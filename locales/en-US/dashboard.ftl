# The dashboard: what the operator of the bot sees in the browser. Headings and labels are short; no full stop after them.
# A request is what somebody asked the bot for: a picture or a video. A key is an access key of a generation service.

## How values are written

# $number is a whole number.
dashboard-number = { NUMBER($number) }

# $share is a share in percent, such as how many of a hundred requests succeeded: 98.5.
dashboard-share = { NUMBER($share, maximumFractionDigits: 1) }%

# $seconds is a length of time below a minute, to the tenth of a second. The unit is abbreviated.
dashboard-seconds = { NUMBER($seconds, maximumFractionDigits: 1) } s

# $time is a length of time. It stands alone.
dashboard-time = { DURATION($time, units: 2) }

# $time is a moment.
dashboard-moment = { DATETIME($time, dateStyle: "medium", timeStyle: "medium") }

# $time is the beginning of an hour.
dashboard-clock = { DATETIME($time, timeStyle: "short") }

# A part of a whole, such as keys in service or slots in use: $part of $all.
dashboard-of = { $part } of { $all }

# How long ago something was. $time is a length of time such as "5 minutes".
dashboard-ago = { $time } ago

# Below everything: in which time zone times are.
dashboard-utc = All times are UTC.

## The connection of the page

# The page changes by itself as things happen.
dashboard-live = Live

# The page has lost its connection and tries to get it back.
dashboard-live-lost = Connection lost, trying again

## At a glance

# Heading: the share of requests that succeeded, also that of the calls with one key.
dashboard-success = Success

# Heading: how long people waited for their results.
dashboard-wait = Waiting time

# Heading: requests that have not ended.
dashboard-under-way = Under way

# There are no requests that have not ended.
dashboard-nothing-under-way = Nothing is under way.

# Below a figure: what it is of.
dashboard-last-hour = Last hour

# Before a figure: what it is of.
dashboard-last-day = Last 24 hours

# Below a figure: half of all waits in the last hour were at most so long.
dashboard-last-hour-median = Median of the last hour

# Before a figure: 95 % of all waits in the last 24 hours were at most so long.
dashboard-last-day-p95 = 95% within, last 24 hours

# The heading of a column: half of all waits were at most so long.
dashboard-median = Median

# The heading of a column: 95 % of all waits were at most so long.
dashboard-p95 = 95% within

## Charts

# The heading of a chart: how many requests ended in each hour.
dashboard-chart-jobs = Requests per hour

# The heading of a chart: how long people waited, for each hour.
dashboard-chart-waits = Waiting time in seconds

# What opens the figures of a chart as a table.
dashboard-as-table = Show as a table

# The heading of a column with times of day.
dashboard-hour = Hour

## What stands at a request

# Where it stands: its message is not shown yet.
dashboard-state-held = Being announced

# Where it stands: it waits for its turn.
dashboard-state-queued = Waiting

# Where it stands: it is being made. Also below a figure: how many are.
dashboard-state-running = Running

# Where it stands: it waits for a time before it goes on.
dashboard-state-snoozed = Paused

# Where it stands: its result is being sent.
dashboard-state-delivering = Being delivered

# Where it stands: it was made. Also above a column: how many were.
dashboard-state-done = Done

# Where it stands: it failed. Also above a column: how many did.
dashboard-state-failed = Failed

# Where it stands: it was cancelled.
dashboard-state-cancelled = Cancelled

# The kind of a request: a still picture.
dashboard-task-image = Picture

# The kind of a request: a video.
dashboard-task-video = Video

# The kind of a request: another picture like one that is there.
dashboard-task-vary = Variation

# The kind of a request: a video of a picture that is there.
dashboard-task-animate = Animation

# The kind of a request: picture or video.
dashboard-task = Kind

# Where a request stands.
dashboard-state = State

# What was asked for.
dashboard-prompt = Prompt

# Who asked for it.
dashboard-person = Person

# The rank of the person who asked, such as free or premium.
dashboard-tier = Tier

# The chat it was asked for in.
dashboard-chat = Chat

# The number that makes the same picture again.
dashboard-seed = Seed

# The request whose picture this one changes.
dashboard-source = Made from

# When it must be done.
dashboard-deadline = Deadline

# The request's own name, a row of digits and letters.
dashboard-id = ID

# When it was accepted, or that it was.
dashboard-accepted = Accepted

## The queue

# Heading: the requests that wait, in their order.
dashboard-queue = Queue

# There are none.
dashboard-queue-empty = Nobody is waiting.

# The place in the queue, a number.
dashboard-place = Place

# How long until the result is there, as it looks now.
dashboard-expected-wait = Expected wait

# Below a list that is cut off. $limit is how many are shown.
dashboard-first = Only the first { $limit } are shown.

# Below a list that is cut off. $limit is how many are shown.
dashboard-latest = Only the latest { $limit } are shown.

## Keys

# Heading: the access keys.
dashboard-keys = Keys

# There are none.
dashboard-no-keys = No keys are set.

# The state of a key: it is used. Also below a figure: how many are.
dashboard-key-healthy = In service

# The state of a key: it is not used for a while.
dashboard-key-cooling = Resting

# The state of a key: it was refused repeatedly.
dashboard-key-quarantined = Quarantined

# The state of a key: one call decides whether it is used again.
dashboard-key-probing = On probation

# How long it rests still; the reason follows. $time is a length of time such as "5 minutes".
dashboard-rests = { $time } to go:

# How many calls it has at once, of how many it may have.
dashboard-slots = Slots in use

# How many calls it has served.
dashboard-served = Served

# What went wrong last.
dashboard-last-failure = Last failure

# A button: the key is not used for a while. $time is a length of time such as "10 minutes".
dashboard-rest-key = Rest for { $time }

# A button: the key is used again.
dashboard-wake-key = Use again

# A button: the service is asked whether the key is good, which costs nothing.
dashboard-probe-key = Probe

## Providers, platforms, languages

# Heading: the generation services.
dashboard-providers = Providers

# The state of a service: calls go through.
dashboard-breaker-closed = Serving

# The state of a service: it had too many faults, and is left alone for a while.
dashboard-breaker-open = Left alone

# The state of a service: one call decides whether it is used again.
dashboard-breaker-half-open = Being tried

# Heading: Discord, Telegram and the like.
dashboard-platforms = Platforms

# There are none.
dashboard-no-platforms = No other platform runs.

# The state of a platform.
dashboard-connected = Connected

# The state of a platform.
dashboard-lost = Connection lost

# The state of a platform that does not tell.
dashboard-unknown = Unknown

# Heading: the languages the bot speaks.
dashboard-languages = Languages

# Nothing is wrong with the texts.
dashboard-no-faults = No faults

# $count is how many faults there are in the texts.
dashboard-faults =
    { $count ->
        [one] { $count } fault
       *[other] { $count } faults
    }

# Instead of figures: the place where requests are kept does not answer.
dashboard-store-lost = The store of requests can't be reached, so its figures are missing.

## The list of requests

# A choice: no matter which state.
dashboard-any = Any

# A button: shows the requests that were chosen.
dashboard-show = Show

# There are none.
dashboard-no-jobs = No requests match.

## The story of a request

# Heading: what happened, one thing after the other.
dashboard-story = What happened

# Heading: what is known of the request.
dashboard-facts = Details

# Heading: the picture or video.
dashboard-result = Result

# It was deleted after its time.
dashboard-result-gone = The result is no longer kept.

# A call to the service. $number counts from 1.
dashboard-attempt = Attempt { $number }

# How long a call took. $time is a length of time such as "12 s".
dashboard-took = Took { $time }

# What followed a failed call: it is repeated at once with any other key.
dashboard-decided-rotate = Then another key at once

# What followed a failed call. $time is a length of time such as "4 s".
dashboard-decided-again = Then again after { $time }

# What followed a failed call.
dashboard-decided-another-key = Then another key

# What followed a failed call.
dashboard-decided-next-target = Then the next model

# What followed a failed call: nothing more was tried.
dashboard-decided-stop = Nothing more was tried

# The bot was stopped before the request was done.
dashboard-interrupted = The bot stopped before it could be finished.

# A button: ends the request.
dashboard-cancel = Cancel

# A button: makes the request once more, as a new one.
dashboard-retry = Make again

## After a button was pressed

# The request will end.
dashboard-said-cancelled = The request is being cancelled; its person is told.

# It could not be cancelled.
dashboard-said-too-late = Too late: the request has ended, or its result is on its way.

# The request was accepted once more; this is the page of the new one.
dashboard-said-anew = Accepted again. This is the new request; the answer will be a new message.

# It was not accepted once more.
dashboard-said-under-way = The request is still under way.

# It was not accepted once more, because of the limits of the person's tier.
dashboard-said-tier-full = This person already has as many requests waiting as their tier allows.

# The key is not used for a while.
dashboard-said-rests = The key is resting.

# The key is used again.
dashboard-said-woken = The key will be used again; the next call has to prove it.

# The service says the key is good.
dashboard-said-probe-good = The provider says the key is good.

# The service refuses the key, or did not answer.
dashboard-said-probe-bad = The provider refused the key or did not answer.

# The service can't be asked without paying for a call.
dashboard-said-no-probe = This provider has no free way to check a key.
