web-problem-malformed = Request not understood
    .detail = The content could not be read: { $reason }

web-problem-unauthorized = Access token needed
    .detail = Send a valid access token in the header “Authorization: Bearer …”.

web-problem-forbidden = Not allowed
    .detail = This access token lacks the right “{ $scope }”.

web-problem-cross-site = Request from another website
    .detail = A page of another website sent this request, so it was not carried out.

web-problem-not-found = Nothing here
    .detail = There is nothing at this address.

web-problem-method-not-allowed = Method not allowed
    .detail = { $method } can't be used at this address.

web-problem-too-slow = Too slow
    .detail = The request did not arrive in time.

web-problem-too-large = Too large
    .detail = The request may have at most { $limit } KiB.

web-problem-unsupported-media-type = Wrong media type
    .detail = The content has to be sent as { $expected }.

web-problem-foreign-host = Unknown host name
    .detail = This server does not answer under the name “{ $host }”. The operator can allow it.

web-problem-too-many-requests = Too many requests
    .detail = Please try again in { $wait }.

web-problem-internal = Something went wrong
    .detail = The bot had a fault of its own. Its log tells the operator more.

web-problem-unavailable = Not available right now
    .detail = The bot is busy or is being restarted. Please try again in a moment.

web-problem-invalid = Content not accepted
    .detail = Something in the request is not as it should be: { $reason }

web-problem-conflict = Not possible in this state
    .detail = The request is in a state in which that can't be done.
