# What the HTTP API and the pages of the web interface answer where they can't serve a request.
#
# The value is the title of the problem, a few words. The attribute .detail says more, in whole sentences. No markup.

# What was sent can't be read. $reason is why, in English, for whoever wrote the program that sent it.
web-problem-malformed = Request not understood
    .detail = The content could not be read: { $reason }

# There is no valid access token. The header is to be written as it is.
web-problem-unauthorized = Access token needed
    .detail = Send a valid access token in the header “Authorization: Bearer …”.

# The access token does not allow it. $scope is the name of the right that would, such as jobs:write.
web-problem-forbidden = Not allowed
    .detail = This access token lacks the right “{ $scope }”.

# A page of another website made the browser send this.
web-problem-cross-site = Request from another website
    .detail = A page of another website sent this request, so it was not carried out.

# There is nothing at this address.
web-problem-not-found = Nothing here
    .detail = There is nothing at this address.

# The address is right, but not for this. $method is the HTTP method, such as DELETE.
web-problem-method-not-allowed = Method not allowed
    .detail = { $method } can't be used at this address.

# The request took too long to arrive.
web-problem-too-slow = Too slow
    .detail = The request did not arrive in time.

# The request is too large. $limit is how large it may be, a number of KiB.
web-problem-too-large = Too large
    .detail = The request may have at most { $limit } KiB.

# The content is of another kind than it should be. $expected is the media type, such as application/json.
web-problem-unsupported-media-type = Wrong media type
    .detail = The content has to be sent as { $expected }.

# The server was called by a name that is not its own. $host is that name; it may be empty.
web-problem-foreign-host = Unknown host name
    .detail = This server does not answer under the name “{ $host }”. The operator can allow it.

# The caller asks too often. $wait is when to come back.
web-problem-too-many-requests = Too many requests
    .detail = Please try again in { $wait }.

# A fault of the bot itself.
web-problem-internal = Something went wrong
    .detail = The bot had a fault of its own. Its log tells the operator more.

# It can't be done now, but soon.
web-problem-unavailable = Not available right now
    .detail = The bot is busy or is being restarted. Please try again in a moment.

# What was sent can be read, but something in it does not fit. $reason says what, a whole sentence or a few words; where
# only the writer of the program can help, it is in English.
web-problem-invalid = Content not accepted
    .detail = Something in the request is not as it should be: { $reason }

# A request for a picture or video is in a state in which what was wanted can't be done, such as cancelling one that ended.
web-problem-conflict = Not possible in this state
    .detail = The request is in a state in which that can't be done.
