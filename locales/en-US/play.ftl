# The playground at /play: a chat with the bot in the browser, and in a demonstration a panel beside it. No markup but where it is said.

# The title of the page where one can try the bot in the browser. One or two words.
play-title = Playground

# Below the title, for people who try the bot.
play-intro = Write to the bot as you would on Discord or Telegram. Nobody else sees this chat.

# Below the title, in a demonstration where nothing is real but the bot: its provider is a made-up one.
play-demo-intro = Write to the bot, turn up its troubles, and watch what the engine makes of them. Everything runs on this machine.

# The title of the chat.
play-chat = Chat

# The name of the field for what one writes to the bot.
play-input = Your message

# Below that field.
play-hint = Type <code>/</code> to see the commands.

# A button that sends what was written.
play-send = Send

# The name of the list of commands that are offered while one writes, for screen readers.
play-offers = Suggestions

# Above what the person wrote, in place of a name.
play-you = You

# In an empty chat, before five examples.
play-empty = Nothing here yet. Try one of these:

# Five examples of what a picture may show, one a line, in the words of a person. Animals, places and times of day are drawn best.
play-examples =
    a red fox in the snow
    a city at night
    an owl in the forest
    mountains at dusk
    a cat in a garden

# Before the choice of a tier: how one is served.
play-tier = Tier

# The tier of everybody, in a choice.
play-tier-free = Free

# The tier of those who pay, in a choice.
play-tier-premium = Premium

# What a message said before it became a result, to be unfolded: places in the queue, waits, failures.
play-steps = On the way

# Stands for a picture, for those who can't see it. $about is what the message says, mostly the prompt.
play-picture = Picture: { $about }

# Stands for a video, for those who can't see it. $about is what the message says, mostly the prompt.
play-video = Video: { $about }

# In place of a picture or video that had to make room for others.
play-media-gone = This file is not kept here any more.

# A link that saves a picture or video. One word.
play-save = Save

# A button on a covered picture. One word.
play-reveal = Show

# While the browser can't reach the bot.
play-lost = The connection is lost. Trying again…

# A message or a press on a button did not reach the bot.
play-unsent = That could not be sent. Please try again.

# Where scripts are switched off.
play-needs-script = The chat needs JavaScript.

# The title above the last reply as it looks on other platforms.
play-previews = The same reply elsewhere

# Before there is a reply.
play-previews-none = As soon as the bot answers, its reply appears here as Discord and Telegram would show it.

## The demonstration

# The title above the sliders that make things go wrong.
play-demo-faults = What goes wrong

# A slider: how many keys are refused always.
play-demo-dead = Dead keys

# A slider: the share of calls with the first key that are refused although the key is good.
play-demo-flapping = Calls that the first key refuses

# A slider: how many calls each key may make in some seconds.
play-demo-limit = Rate limit of each key

# A slider: the share of calls that end with an error of the provider.
play-demo-hiccups = Calls that fail at the provider

# A slider: the time of one call.
play-demo-slowness = How long a call takes

# The position of a slider where nothing goes wrong: no keys, no limit.
play-demo-none = none

# The position of a slider: $count of all $all keys; both are whole numbers.
play-demo-keys = { $count } of { $all }

# The position of a slider: at most $calls calls in $seconds seconds; both are whole numbers.
play-demo-rate = { $calls } in { $seconds } s

# A time in seconds, short. $seconds is a number, mostly with one decimal.
play-demo-seconds = { $seconds } s

# A share. $percent is a whole number from 0 to 100.
play-demo-percent = { $percent }%

# A figure that stands alone. $number is a number with one decimal.
play-demo-number = { $number }

# A button that sends ten requests at once, so that one sees what happens.
play-demo-ten = Make ten requests

# A button that begins the figures anew.
play-demo-restart = Count anew

# The title above two columns of figures: this bot's, and those of a simpler way to try again.
play-demo-scores = Refrain and a simple loop

# The name of the column for the simpler way.
play-demo-simple = Simple loop

# Below the figures: what the simpler way is, and that it is calculated, not run.
play-demo-simple-hint = Three tries and fixed waits, calculated for the same requests and the same troubles.

# A figure: the share of requests that had a result. One or two words.
play-demo-success = Succeeded

# A figure: how many calls of the provider each result took.
play-demo-calls = Calls per result

# Below the figures. Of $ended requests that are over, $succeeded had a result; $requests were made in all. All are whole numbers.
play-demo-ended = Done: { $succeeded } of { $ended } (all requests: { $requests })

# The title above the lines that tell what happens.
play-demo-log = What the engine does

# A line: a request was taken. $number is its number.
play-demo-accepted = Request { $number }: accepted

# A line: there is a result. $number is the request; $key the name of a key, such as bytez#2; $took a short time.
play-demo-made = Request { $number }: { $key } delivered in { $took }

# A line: a call failed. $number is the request; $key the name of a key; $failure says why in a few words, in small letters; $next is what follows, a sentence without a full stop.
play-demo-failed = Request { $number }: { $key }: { $failure }. { $next }

# A line: nothing can be done for a while. $number is the request; $wait a short time; $failure says why in a few words.
play-demo-waits = Request { $number }: waits { $wait } ({ $failure })

# A line: there will be no result. $number is the request; $failure says why in a few words.
play-demo-gave-up = Request { $number }: given up ({ $failure })

# A line: its person does not want it any more. $number is the request.
play-demo-cancelled = Request { $number }: cancelled

# Why a call failed, in a few words, in the middle of a line. $failure is the name of the failure, not to be shown.
play-demo-failure =
    { $failure ->
        [key_rejected] key refused
        [concurrency_limited] key is busy
        [quota_exhausted] quota used up
        [rate_limited] too many calls
        [overloaded] overloaded
        [provider_error] error at the provider
        [timed_out] took too long
        [unreachable] connection broken
        [bad_output] unusable answer
        [no_key_available] no key in service
       *[else] failed
    }

# What follows a failed call, a sentence without a full stop. $next is its name, not to be shown; $wait a short time, where there is one.
play-demo-next =
    { $next ->
        [again] Again in { $wait }
        [next_target] The next model is asked
        [stop] No further try
       *[key] The next free key is asked
    }
