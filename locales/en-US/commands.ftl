# The commands: what menus say of them (at most 100 characters, no markup), and what they answer.

## Menus and help

# Menu line of /start.
command-start = What this bot does

# Menu line of /help.
command-help = All commands

# Menu line of /ping.
command-ping = Is the bot there?

# Menu line of /generate.
command-generate = Make a picture from a prompt

# Menu line of /video.
command-video = Make a video from a prompt

# Menu line of /status.
command-status = Where your requests are

# Menu line of /cancel.
command-cancel = Stop your requests

# Menu line of /settings.
command-settings = How the bot works here

# The line for /language in the menus.
command-language = Your language

# The attribute .name is the argument's name in the menus of Discord: lowercase letters, digits, - and _, at most 32, no two the
# same in one command. Where people type it (--seed 42), it is always the one of this file.
argument-prompt = What is to be seen
    .name = prompt

# What the option "seed" of /generate and /video is for.
argument-seed = A number that fixes the randomness: the same number makes the same again
    .name = seed

# What the option "request" of /cancel is for.
argument-request = Which one: words of its prompt. Left out: all of them
    .name = request

# What the option "language" of /settings is for. de is an example of what is typed.
argument-language = The language here, such as de; default: everybody their own
    .name = language

# What the option "language" of /language is for. de is an example of what is typed, "default" is typed as it is.
argument-own-language = Your language, such as de; default: as your app is set
    .name = language

# What the option "spoiler" of /settings is for.
argument-spoiler = Whether results are covered until somebody clicks them
    .name = spoiler

# What the option "who" of /settings is for.
argument-who = Who may use the bot here
    .name = who

# What the option "commands" of /settings is for. "all" is typed as it is.
argument-commands = The commands that may be used here, with spaces between; all: every one
    .name = commands

# What the option "limit" of /settings is for.
argument-limit = How many requests may be under way from here at once; 0: any number
    .name = limit

# What the option "scope" of /settings is for.
argument-scope = For the whole server or group, or only for this channel or topic
    .name = scope

# Menu line of /queue.
command-queue = How many requests wait, and where yours are

# Menu line of /history.
command-history = Your last results, with the newest once more

# Menu line of /forget.
command-forget = Remove what the bot keeps of you

# What the option "count" of /history is for.
argument-count = How many of the last results
    .name = count

# What the option "confirm" of /forget is for.
argument-confirm = Yes: really remove it. Left out: only tell what would be removed
    .name = confirm

## Values to choose from in the menus: at most 100 characters, no markup

# Of the option "spoiler": covered.
choice-on = On

# Of the option "spoiler": not covered.
choice-off = Off

# Of the option "spoiler": what the operator of the bot has set.
choice-default = As the operator has it

# Of the option "who".
choice-everyone = Everyone

# Of the option "who".
choice-premium = Premium members

# Of the option "who": those whom the platform lets manage the server or group.
choice-managers = Those who manage this place

# Of the option "scope".
choice-all = The whole server or group

# Of the option "scope".
choice-here = Only this channel or topic

## Answers

# The answer to /start and to talk that is no command. /generate and /help stay as they are.
start-text =
    <b>Hello!</b> I make pictures and videos from what you write.
    Try <code>/generate a red fox in the snow</code>. All I can do: /help

# Above the list of commands in the answer to /help.
help-heading = <b>What I can do</b>

# One line for each command. $usage is such as "/generate <prompt> [--seed n]"; $description is its line in the menus.
help-line = <code>{ $usage }</code> – { $description }

# The answer to /ping.
ping-text = Pong! I am here.

## /status

# The answer to /status where there is nothing.
status-none = You have no requests under way.

# $count is how many requests of this person are under way; one status-… line for each follows.
status-heading =
    { $count ->
        [one] <b>{ $count } request under way</b>
       *[other] <b>{ $count } requests under way</b>
    }

# A line of /status. $place counts from 1, $wait is a wait in words from wait.ftl, $prompt what the person typed.
status-queued = ⏳ place { $place } in the queue, estimated wait { $wait }: <code>{ $prompt }</code>

# A line of /status: a provider works on it. $prompt is what the person typed.
status-running = 🎨 being made: <code>{ $prompt }</code>

# A line of /status: it is made and being sent. $prompt is what the person typed.
status-delivering = 📦 on its way: <code>{ $prompt }</code>

## /cancel

# The answer to /cancel where there is nothing.
cancel-none = You have no requests to cancel.

# $count is how many were cancelled.
cancel-done =
    { $count ->
        [one] { $count } request cancelled.
       *[other] { $count } requests cancelled.
    }

# $request is what was typed to say which one.
cancel-unknown = None of your requests under way has <code>{ $request }</code> in it.

# An alert: somebody else pressed the button of a request.
not-yours = Only the one who asked can use this button.

# An alert: the button "cancel" was pressed after the end.
cancel-too-late = This is already finished.

# An alert: the button "again" of a request that is forgotten.
again-unknown = I don't remember this request any more. Please send it again as a new one.

## What was typed does not fit. $name is an argument's name, as it is typed.

# $name is the command as it was typed, without its slash.
unknown-command = I don't know <code>/{ $name }</code>. All I can do: /help

# An alert: a button that this version does not know.
unknown-button = This button is from an older version. Please use a command instead.

# $name is a command without its slash; it is only for premium members.
not-allowed = <code>/{ $name }</code> is for premium members.

# $name is a command without its slash, typed in a private chat.
only-in-groups = <code>/{ $name }</code> works in servers and groups only.

# $name is a command without its slash.
for-managers = Here <code>/{ $name }</code> is for those who manage this place.

# $name is a command without its slash.
switched-off-here = <code>/{ $name }</code> is switched off here.

# $name is a command without its slash, $wait a wait in words from wait.ftl.
too-often = You have used <code>/{ $name }</code> very often. Please try again in { $wait }.

# $usage is how the command is typed, such as "/generate <prompt> [--seed n]".
argument-missing = Please say more: <code>{ $usage }</code>

# $name is the option as it was typed, $usage how the command is typed.
argument-unknown = There is no option <code>{ $name }</code>. It goes like this: <code>{ $usage }</code>

# $name is the option, $usage how the command is typed.
argument-value-missing = The option <code>{ $name }</code> needs a value. It goes like this: <code>{ $usage }</code>

# $name is the option.
argument-twice = The option <code>{ $name }</code> is there twice.

# $name is the argument, $min how many characters it needs.
argument-too-short =
    { $min ->
        [one] <code>{ $name }</code> needs at least { $min } character.
       *[other] <code>{ $name }</code> needs at least { $min } characters.
    }

# $name is the argument, $max how many characters it takes, $length how many were typed.
argument-too-long =
    { $max ->
        [one] <code>{ $name }</code> takes at most { $max } character; yours has { $length }.
       *[other] <code>{ $name }</code> takes at most { $max } characters; yours has { $length }.
    }

# $name is the argument, $given what was typed.
argument-not-a-number = <code>{ $name }</code> takes a number, not <code>{ $given }</code>.

# $name is the argument, $min and $max are the ends of its range, both included, as text.
argument-out-of-range = <code>{ $name }</code> must be from { $min } to { $max }.

# $name is the argument, $choices the values it takes, separated by commas.
argument-not-a-choice = <code>{ $name }</code> is one of: { $choices }.

# $name is the argument.
argument-not-a-boolean = <code>{ $name }</code> is yes or no.

# $name is the argument.
argument-no-attachment = Please attach a file for <code>{ $name }</code>.

# $name is the argument, $max its largest size in MiB.
argument-attachment-too-large = The file for <code>{ $name }</code> may have at most { $max } MiB.

# What may be typed for a yes or a no, separated by spaces.
boolean-yes-words = yes y true on 1

# The same for a no. No word stands in both.
boolean-no-words = no n false off 0

## /settings: what holds in a server, group, channel or topic

# Above the lines that follow, one for each setting.
settings-heading = <b>What holds here</b>

# The same right after a change.
settings-saved = <b>Saved.</b> What holds here now:

# The store could not be written.
settings-not-saved = This could not be saved just now, and nothing was changed. Please try again in a few minutes.

# $language is the name of a language or its tag.
settings-language = Language: { $language }

# A line of /settings: no language is set for this place.
settings-language-own = Language: everybody their own

# A line of /settings.
settings-spoiler-on = Results are covered until somebody clicks them

# A line of /settings.
settings-spoiler-off = Results are not covered

# A line of /settings: what the operator of the bot has set.
settings-spoiler-default = Results are covered as the operator has it

# A line of /settings.
settings-who-everyone = The bot is for everyone

# A line of /settings.
settings-who-premium = The bot is for premium members

# A line of /settings.
settings-who-managers = The bot is for those who manage this place

# $commands is such as "generate status".
settings-commands = Allowed commands: { $commands }

# A line of /settings.
settings-commands-all = All commands are allowed

# $limit is a number of requests.
settings-limit = Requests under way from here at once, at most: { $limit }

# A line of /settings.
settings-limit-none = Requests under way from here at once: any number

# $given is what was typed, $languages the tags there are.
settings-unknown-language = I don't speak <code>{ $given }</code>. I speak: { $languages }

# $given is what was typed, $commands the commands there are, with spaces between.
settings-unknown-command = There is no command <code>{ $given }</code>. There are: { $commands }

## /language: a person's own

# The answer to /language, with a button for each language below.
#
# $languages lists the tags that can be typed, such as "de, es".
language-list =
    <b>Languages</b>
    Choose yours, or type <code>/language</code> and one of these: { $languages }
    With <code>/language default</code>, it is the one your app is set to.

# A button for one language.
#
# $language is the language's own name.
language-button = { $language }

# Said in the language that was just chosen.
#
# $language is the name of that language in itself.
language-chosen = ✓ Your language: { $language }

# Said when somebody gave their choice up.
language-default = ✓ Your language: the one your app is set to

## /queue

# Above the lines of /queue, one for each thing that can be made.
queue-heading = <b>The queue</b>

# $task is image, video, vary (another version of a picture) or animate (a video from a picture); $waiting and $running are
# numbers of requests, $wait is a wait in words from wait.ftl.
queue-line =
    { $task ->
        [video] 🎬 Videos
        [vary] 🎨 Variations
        [animate] 🎞️ Animations
       *[image] 🖼️ Pictures
    } – waiting: { $waiting }, being made: { $running }. A new one would be ready in { $wait }

## /history

# The answer to /history where there is nothing.
history-none = You have no finished requests that I remember.

# Above the lines of /history, the newest first.
history-heading = <b>Your last results</b>

# $state is done, failed or cancelled, $when the time of the end, $prompt the beginning of what the person typed.
history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

# A button that makes the same once more. $prompt is the beginning of what the person typed.
history-again = 🔁 { $prompt }

## /forget

# The answer to /forget without confirm. /forget --confirm is typed as it is; “confirm” is the name of the option above.
forget-would =
    This removes for good what I keep of you: your finished requests, the pictures and videos made for them, and your settings.
    What was sent to chats stays there.
    To do it, send <code>/forget --confirm</code>, or choose yes for “confirm” in the menu.

# Nothing is removed while something is waiting or being made.
forget-under-way = You have requests under way, and nothing was removed. Wait until they are finished, or stop them with /cancel; then please try again.

# Everything is removed.
forget-done = ✓ Forgotten: your requests, what was made for them, and your settings.

# The store or a file could not be written.
forget-not-all = Not everything could be removed just now. Please try again in a few minutes.
