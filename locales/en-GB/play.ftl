play-title = Playground

play-intro = Write to the bot as you would on Discord or Telegram. Nobody else sees this chat.

play-demo-intro = Write to the bot, turn up its troubles, and watch what the engine makes of them. Everything runs on this machine.

play-chat = Chat

play-input = Your message

play-hint = Type <code>/</code> to see the commands.

play-send = Send

play-offers = Suggestions

play-you = You

play-empty = Nothing here yet. Try one of these:

play-examples =
    a red fox in the snow
    a city at night
    an owl in the forest
    mountains at dusk
    a cat in a garden

play-tier = Tier

play-tier-free = Free

play-tier-premium = Premium

play-steps = On the way

play-picture = Picture: { $about }

play-video = Video: { $about }

play-media-gone = This file is not kept here any more.

play-save = Save

play-reveal = Show

play-lost = The connection is lost. Trying again…

play-unsent = That could not be sent. Please try again.

play-needs-script = The chat needs JavaScript.

play-previews = The same reply elsewhere

play-previews-none = As soon as the bot answers, its reply appears here as Discord and Telegram would show it.

play-demo-faults = What goes wrong

play-demo-dead = Dead keys

play-demo-flapping = Calls that the first key refuses

play-demo-limit = Rate limit of each key

play-demo-hiccups = Calls that fail at the provider

play-demo-slowness = How long a call takes

play-demo-none = none

play-demo-keys = { $count } of { $all }

play-demo-rate = { $calls } in { $seconds } s

play-demo-seconds = { $seconds } s

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = Make ten requests

play-demo-restart = Count anew

play-demo-scores = Refrain and a simple loop

play-demo-simple = Simple loop

play-demo-simple-hint = Three tries and fixed waits, calculated for the same requests and the same troubles.

play-demo-success = Succeeded

play-demo-calls = Calls per result

play-demo-ended = Done: { $succeeded } of { $ended } (all requests: { $requests })

play-demo-log = What the engine does

play-demo-accepted = Request { $number }: accepted

play-demo-made = Request { $number }: { $key } delivered in { $took }

play-demo-failed = Request { $number }: { $key }: { $failure }. { $next }

play-demo-waits = Request { $number }: waits { $wait } ({ $failure })

play-demo-gave-up = Request { $number }: given up ({ $failure })

play-demo-cancelled = Request { $number }: cancelled

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

play-demo-next =
    { $next ->
        [again] Again in { $wait }
        [next_target] The next model is asked
        [stop] No further try
       *[key] The next free key is asked
    }
