# Why there is no picture: one message for each failure.

## From the generation service

failure-key-rejected =
    <b>Authentication problem</b>
    The generation service is being configured. It will be available soon.
    Please try again in a few minutes.
    .meanwhile =
        <b>Authentication problem</b>
        The generation service is being configured. Your request keeps its place and will carry on by itself.

failure-concurrency-limited =
    <b>Service busy</b>
    Lots of people are generating at the moment, and your turn did not come in time.
    Please try again in { $wait }.
    .meanwhile =
        <b>Service busy, request queued</b>
        Lots of people are generating at the moment. Your request keeps its place and will carry on by itself.

failure-quota-exhausted =
    <b>Out of credit</b>
    The generation service has no credit left for now. The operator knows.
    Please try again in { $wait }.
    .meanwhile =
        <b>Out of credit</b>
        The generation service has no credit left for now. Your request is waiting for it and will carry on by itself in { $wait }.

failure-rate-limited =
    <b>Service busy</b>
    Lots of people are generating at the moment, and your turn did not come in time.
    Please try again in { $wait }.
    .meanwhile =
        <b>Service busy, request queued</b>
        Lots of people are generating at the moment. Your request is in the queue and will carry on by itself in { $wait }.

failure-overloaded =
    <b>Service overloaded</b>
    The generation service has more work than it can do.
    Please try again in { $wait }.
    .meanwhile =
        <b>Service overloaded</b>
        The generation service has more work than it can do. I’ll try again automatically in { $wait }.

failure-loading =
    <b>Still warming up</b>
    The AI model is starting up and was not ready in time.
    Please try again in { $wait }.
    .meanwhile =
        <b>Warming up</b>
        The AI model is starting up. It will carry on by itself in { $wait }.

failure-model-unavailable =
    <b>Model unavailable</b>
    The AI model is not available at the moment. The operator knows.
    Please try again later.
    .meanwhile = This AI model is not available. I’ll try another one.

failure-invalid-request =
    <b>Request not understood</b>
    The generation service could not work with this request: <code>{ $detail }</code>
    Please change it and send it again.
    .meanwhile = The generation service could not work with this request.

failure-refused =
    <b>Prompt refused</b>
    The generation service does not make pictures of this.
    Please change the prompt and send it again.
    .meanwhile = The generation service refused the prompt.

failure-too-large =
    <b>Too large</b>
    The request is larger than the generation service takes.
    Please make it shorter and send it again.
    .meanwhile = The request is too large for the generation service.

failure-provider-error =
    <b>The service has a problem</b>
    The generation service had a fault, several times in a row.
    Please try again in a few minutes.
    .meanwhile = The generation service had a hiccup. I’ll try again automatically.

failure-timed-out =
    <b>This is taking longer</b>
    The AI is working hard on it, but nothing came in time.
    Please try again in 1–2 minutes.
    .meanwhile =
        <b>This is taking longer</b>
        The AI is working hard on it. I’ll try once more automatically.

failure-unreachable =
    <b>Service out of reach</b>
    The generation service could not be reached.
    Please try again in a few minutes.
    .meanwhile = The generation service can’t be reached. I’ll try again automatically.

failure-misconfigured =
    <b>Connection problem</b>
    The connection to the generation service is not set up right. The operator knows.
    Please try again later.
    .meanwhile = The connection to the generation service has a problem.

failure-bad-output =
    <b>No usable result</b>
    The generation service sent something that can’t be shown.
    Please try again, perhaps with another prompt.
    .meanwhile = The service sent a bad result. I’ll try again automatically.

failure-download-failed =
    <b>Result not received</b>
    The result was made, but could not be fetched from the generation service.
    Please try again in a few minutes.
    .meanwhile = The result is ready. I’ll fetch it again.

failure-no-key-available =
    <b>Service busy</b>
    The generation service has no free capacity in time for your request.
    Please try again in { $wait }.
    .meanwhile =
        <b>Service busy, request queued</b>
        Your request keeps its place and will carry on by itself in { $wait }.

## From our own door

failure-queue-full =
    <b>Queue full</b>
    So many people are waiting that your request could not be finished in time.
    Please try again in { $wait }.
    .meanwhile = The queue is full.

failure-too-many-requests =
    <b>One after the other</b>
    You have as many requests under way as one person may have.
    Please try again in { $wait }, or cancel one with /cancel.
    .meanwhile = You have many requests under way.

## Below a failure, where the operator offers premium

premium-line = ⭐ Premium: your turn comes { $times }× as often. Requests waiting: up to { $waiting }; running at once: up to { $running }.
