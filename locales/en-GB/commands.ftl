# The commands: what menus say of them, and what they answer.

## Menus and help

command-start = What this bot does

command-help = All commands

command-ping = Is the bot there?

command-generate = Make a picture from a prompt

command-video = Make a video from a prompt

command-status = Where your requests are

command-cancel = Stop your requests

command-settings = How the bot works here

command-language = Your language

argument-prompt = What is to be seen
    .name = prompt

argument-seed = A number that fixes the randomness: the same number makes the same again
    .name = seed

argument-request = Which one: words of its prompt. Left out: all of them
    .name = request

argument-language = The language here, such as de; default: each person has their own
    .name = language

argument-own-language = Your language, such as de; default: as your app is set
    .name = language

argument-spoiler = Whether results are covered until someone clicks them
    .name = spoiler

argument-who = Who may use the bot here
    .name = who

argument-commands = The commands that may be used here, with spaces between; all: every one
    .name = commands

argument-limit = How many requests may be under way from here at once; 0: any number
    .name = limit

argument-scope = For the whole server or group, or only for this channel or topic
    .name = scope

command-queue = How many requests wait, and where yours are

command-history = Your last results, with the newest once more

command-forget = Remove what the bot keeps of you

argument-count = How many of the last results
    .name = count

argument-confirm = Yes: really remove it. Left out: only tell what would be removed
    .name = confirm

## Values to choose from in the menus: at most 100 characters, no markup

choice-on = On

choice-off = Off

choice-default = As the operator has it

choice-everyone = Everyone

choice-premium = Premium members

choice-managers = Those who manage this place

choice-all = The whole server or group

choice-here = Only this channel or topic

## Answers

start-text =
    <b>Hello!</b> I make pictures and videos from what you write.
    Try <code>/generate a red fox in the snow</code>. All I can do: /help

help-heading = <b>What I can do</b>

help-line = <code>{ $usage }</code> – { $description }

ping-text = Pong! I am here.

## /status

status-none = You have no requests under way.

status-heading =
    { $count ->
        [one] <b>{ $count } request under way</b>
       *[other] <b>{ $count } requests under way</b>
    }

status-queued = ⏳ place { $place } in the queue, estimated wait { $wait }: <code>{ $prompt }</code>

status-running = 🎨 being made: <code>{ $prompt }</code>

status-delivering = 📦 on its way: <code>{ $prompt }</code>

## /cancel

cancel-none = You have no requests to cancel.

cancel-done =
    { $count ->
        [one] { $count } request cancelled.
       *[other] { $count } requests cancelled.
    }

cancel-unknown = None of your requests under way has <code>{ $request }</code> in it.

not-yours = Only the one who asked can use this button.

cancel-too-late = This is already finished.

again-unknown = I don’t remember this request any more. Please send it again as a new one.

## What was typed does not fit. $name is an argument's name, as it is typed.

unknown-command = I don’t know <code>/{ $name }</code>. All I can do: /help

unknown-button = This button is from an older version. Please use a command instead.

not-allowed = <code>/{ $name }</code> is for premium members.

only-in-groups = <code>/{ $name }</code> works in servers and groups only.

for-managers = Here <code>/{ $name }</code> is for those who manage this place.

switched-off-here = <code>/{ $name }</code> is switched off here.

too-often = You have used <code>/{ $name }</code> very often. Please try again in { $wait }.

argument-missing = Please say more: <code>{ $usage }</code>

argument-unknown = There is no option <code>{ $name }</code>. It goes like this: <code>{ $usage }</code>

argument-value-missing = The option <code>{ $name }</code> needs a value. It goes like this: <code>{ $usage }</code>

argument-twice = The option <code>{ $name }</code> is there twice.

argument-too-short =
    { $min ->
        [one] <code>{ $name }</code> needs at least { $min } character.
       *[other] <code>{ $name }</code> needs at least { $min } characters.
    }

argument-too-long =
    { $max ->
        [one] <code>{ $name }</code> takes at most { $max } character; yours has { $length }.
       *[other] <code>{ $name }</code> takes at most { $max } characters; yours has { $length }.
    }

argument-not-a-number = <code>{ $name }</code> takes a number, not <code>{ $given }</code>.

argument-out-of-range = <code>{ $name }</code> must be from { $min } to { $max }.

argument-not-a-choice = <code>{ $name }</code> is one of: { $choices }.

argument-not-a-boolean = <code>{ $name }</code> is yes or no.

argument-no-attachment = Please attach a file for <code>{ $name }</code>.

argument-attachment-too-large = The file for <code>{ $name }</code> may be at most { $max } MiB.

boolean-yes-words = yes y true on 1

boolean-no-words = no n false off 0

## /settings: what holds in a server, group, channel or topic

settings-heading = <b>What holds here</b>

settings-saved = <b>Saved.</b> What holds here now:

settings-not-saved = This could not be saved at the moment, and nothing has been changed. Please try again in a few minutes.

settings-language = Language: { $language }

settings-language-own = Language: each person has their own

settings-spoiler-on = Results are covered until someone clicks them

settings-spoiler-off = Results are not covered

settings-spoiler-default = Results are covered as the operator has it

settings-who-everyone = The bot is for everyone

settings-who-premium = The bot is for premium members

settings-who-managers = The bot is for those who manage this place

settings-commands = Allowed commands: { $commands }

settings-commands-all = All commands are allowed

settings-limit = Requests under way from here at once, at most: { $limit }

settings-limit-none = Requests under way from here at once: any number

settings-unknown-language = I don’t speak <code>{ $given }</code>. I speak: { $languages }

settings-unknown-command = There is no command <code>{ $given }</code>. There are: { $commands }

## /language: a person's own

language-list =
    <b>Languages</b>
    Choose yours, or type <code>/language</code> and one of these: { $languages }
    With <code>/language default</code>, it is the one your app is set to.

language-button = { $language }

language-chosen = ✓ Your language: { $language }

language-default = ✓ Your language: the one your app is set to

## /queue

queue-heading = <b>The queue</b>

queue-line =
    { $task ->
        [video] 🎬 Videos
        [vary] 🎨 Variations
        [animate] 🎞️ Animations
       *[image] 🖼️ Pictures
    } – waiting: { $waiting }, being made: { $running }. A new one would be ready in { $wait }

## /history

history-none = You have no finished requests that I remember.

history-heading = <b>Your last results</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    This removes for good what I keep of you: your finished requests, the pictures and videos made for them, and your settings.
    What was sent to chats stays there.
    To do it, send <code>/forget --confirm</code>, or choose yes for “confirm” in the menu.

forget-under-way = You have requests under way, and nothing was removed. Wait until they are finished, or stop them with /cancel; then please try again.

forget-done = ✓ Forgotten: your requests, what was made for them, and your settings.

forget-not-all = Not everything could be removed just now. Please try again in a few minutes.
