# What all pages of the web interface have in common: navigation, language, logging in. The reader is mostly the operator.

# The page with the state of everything, in the navigation. One or two words.
page-overview = Overview

# The page with all jobs (requests for a picture or a video), in the navigation. One or two words.
page-jobs = Jobs

# The page where one can try the bot in the browser, in the navigation. One or two words.
page-playground = Playground

# A link that jumps over the navigation, for people who use a keyboard or a screen reader.
page-skip = Skip to content

# The name of the navigation, for screen readers.
page-navigation = Main navigation

# Before the choice of a language.
page-language = Language

# A link to the first page.
page-home = Back to the overview

# The title of the page that asks for the access token.
page-login = Log in

# Below the title of the page that asks for the access token.
page-login-hint = Enter an access token that the operator of this bot has set.

# The given access token is not right.
page-login-wrong = This access token is not valid.

# The name of the field for the access token.
page-token = Access token

# A button that logs in.
page-login-enter = Log in

# A button that logs out.
page-log-out = Log out
