# Why there is no picture: one message for each failure.
#
# The value is the last word: what happened, what to do, and when.
# The attribute .meanwhile is said while Refrain goes on by itself; whoever reads it has nothing to do.
#
# $wait is a wait in words ("2 minutes"), from wait.ftl. $detail is the provider's own text, in whatever language.
# <b> <i> <u> <s> <code> <spoiler> and <link url="https://…"> are the markup of both platforms.

## From the generation service

# The service refused all of the operator's keys. The operator was alerted.
failure-key-rejected =
    <b>Authentication issue</b>
    The generation service is being configured. It will be available soon.
    Please try again in a few minutes.
    .meanwhile =
        <b>Authentication issue</b>
        The generation service is being configured. Your request keeps its place and goes on by itself.

# All slots at the service were taken until the time was up. $wait is when to come back, or when it goes on.
failure-concurrency-limited =
    <b>Service busy</b>
    Many people are generating right now, and your turn did not come in time.
    Please try again in { $wait }.
    .meanwhile =
        <b>Service busy, request queued</b>
        Many people are generating right now. Your request keeps its place and goes on by itself.

# The operator's credit at the service is used up. $wait is when to come back, or when it goes on.
failure-quota-exhausted =
    <b>Out of credit</b>
    The generation service has no credit left for now. The operator knows.
    Please try again in { $wait }.
    .meanwhile =
        <b>Out of credit</b>
        The generation service has no credit left for now. Your request waits for it and goes on by itself in { $wait }.

# The service asks to slow down, and did so until the time was up. $wait is when to come back, or when it goes on.
failure-rate-limited =
    <b>Service busy</b>
    Many people are generating right now, and your turn did not come in time.
    Please try again in { $wait }.
    .meanwhile =
        <b>Service busy, request queued</b>
        Many people are generating right now. Your request is in the queue and goes on by itself in { $wait }.

# The service has more work than it can do, and had so until the time was up.
# $wait is when to come back, or when it goes on.
failure-overloaded =
    <b>Service overloaded</b>
    The generation service has more work than it can do.
    Please try again in { $wait }.
    .meanwhile =
        <b>Service overloaded</b>
        The generation service has more work than it can do. Trying again by itself in { $wait }.

# The model was being started until the time was up. $wait is when to come back, or when it goes on.
failure-loading =
    <b>Still warming up</b>
    The AI model is being started and was not ready in time.
    Please try again in { $wait }.
    .meanwhile =
        <b>Warming up</b>
        The AI model is being started. It goes on by itself in { $wait }.

# The model is not there, and no other one could serve.
failure-model-unavailable =
    <b>Model unavailable</b>
    The AI model is not available at the moment. The operator knows.
    Please try again later.
    .meanwhile = This AI model is not available. Trying another one.

# $detail may be empty.
failure-invalid-request =
    <b>Request not understood</b>
    The generation service could not work with this request: <code>{ $detail }</code>
    Please change it and send it again.
    .meanwhile = The generation service could not work with this request.

# The service refuses what the prompt asks for.
failure-refused =
    <b>Prompt refused</b>
    The generation service does not make pictures of this.
    Please change the prompt and send it again.
    .meanwhile = The generation service refused the prompt.

# The request is larger than the service takes.
failure-too-large =
    <b>Too large</b>
    The request is larger than the generation service takes.
    Please make it shorter and send it again.
    .meanwhile = The request is too large for the generation service.

# The service had a fault of its own, several times.
failure-provider-error =
    <b>The service has a problem</b>
    The generation service had a fault, several times in a row.
    Please try again in a few minutes.
    .meanwhile = The generation service had a hiccup. Trying again by itself.

# The service took longer than it may, several times.
failure-timed-out =
    <b>Generation takes longer</b>
    The AI is working hard on it, but nothing came in time.
    Please try again in 1–2 minutes.
    .meanwhile =
        <b>Generation takes longer</b>
        The AI is working hard on it. Trying once more by itself.

# The service could not be reached at all.
failure-unreachable =
    <b>Service out of reach</b>
    The generation service could not be reached.
    Please try again in a few minutes.
    .meanwhile = The generation service can't be reached. Trying again by itself.

# The operator has set something up wrong.
failure-misconfigured =
    <b>Connection problem</b>
    The connection to the generation service is not set up right. The operator knows.
    Please try again later.
    .meanwhile = The connection to the generation service has a problem.

# What the service sent is no picture and no video, several times.
failure-bad-output =
    <b>No usable result</b>
    The generation service sent something that can't be shown.
    Please try again, perhaps with another prompt.
    .meanwhile = The service sent a bad result. Trying again by itself.

# The result is made, but could not be fetched.
failure-download-failed =
    <b>Result not received</b>
    The result was made, but could not be fetched from the generation service.
    Please try again in a few minutes.
    .meanwhile = The result is ready. Fetching it again.

# There is no free capacity in time. $wait is when to come back, or when it goes on.
failure-no-key-available =
    <b>Service busy</b>
    The generation service has no free capacity in time for your request.
    Please try again in { $wait }.
    .meanwhile =
        <b>Service busy, request queued</b>
        Your request keeps its place and goes on by itself in { $wait }.

## From our own door

# The queue takes no more: it could not be done in time. $wait is when to come back, or when it goes on.
failure-queue-full =
    <b>Queue full</b>
    So many people are waiting that your request could not be finished in time.
    Please try again in { $wait }.
    .meanwhile = The queue is full.

# This person has as many requests under way as one may. /cancel stays as it is.
# $wait is when to come back, or when it goes on.
failure-too-many-requests =
    <b>One after the other</b>
    You have as many requests under way as one person may have.
    Please try again in { $wait }, or cancel one with /cancel.
    .meanwhile = You have many requests under way.

## Below a failure, where the operator offers premium

# A paragraph below a failure. The sign in front belongs to it.
# $times is how often a premium person's turn comes for each of theirs, such as 8 or 1.5; the sign × needs no plural.
# $waiting and $running are how many requests one premium person may have waiting, and running at the same time.
premium-line = ⭐ Premium: your turn comes { $times }× as often. Requests waiting: up to { $waiting }; running at once: up to { $running }.
