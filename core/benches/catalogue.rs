//! How fast a message is worded and languages are loaded: `cargo bench -p refrain-core --bench catalogue`.
//!
//! A message of three arguments and a plural, into a buffer that is used again, beside `fluent-bundle` in the same run; and
//! 50 locales of 300 messages each. The bounds are those of the project: a run that misses one ends with 1.
//!
//! `valgrind --tool=callgrind` on the built file counts instructions, which no neighbour on the machine changes; a number as
//! argument makes it that many calls (such as 1000) instead of so many that they can be timed.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use cpu_time::ThreadTime;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use peak_alloc::PeakAlloc;
use refrain_core::catalogue::{Catalogue, Message, MessageId};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const MESSAGES: usize = 300;
const TAGS: [&str; 50] = [
    "en-US", "en-GB", "es", "es-419", "pt-BR", "pt-PT", "fr", "fr-CA", "de", "it", "nl", "pl", "cs", "sk", "uk", "ru",
    "tr", "ar", "he", "fa", "hi", "bn", "ta", "te", "mr", "id", "ms", "vi", "th", "ja", "ko", "zh-Hans", "zh-Hant",
    "sv", "nb", "da", "fi", "el", "hu", "ro", "bg", "hr", "sr", "sl", "lt", "lv", "et", "ca", "fil", "sw",
];
const ROUNDS: u32 = 8;
/// So many that the clock does not count.
const CALLS: u32 = 200_000;
/// How often it is loaded.
const LOADS: u32 = 10;

const NANOSECONDS: f64 = 200.0;
const LOAD: Duration = Duration::from_millis(20);
const HEAP_MIB: f64 = 6.0;

/// A file as large as that of a real bot.
fn text() -> String {
    let mut text = String::new();
    for n in 0..MESSAGES / 3 {
        writeln!(text, "plain-{n} = The generation service has more work than it can do; please try again later.")
            .unwrap();
        writeln!(text, "bold-{n} = <b>In the queue</b>: place {{ $place }}, estimated wait {{ $wait }}.").unwrap();
        writeln!(
            text,
            "count-{n} =\n    {{ $count ->\n        [one] {{ $who }} has {{ $count }} request in {{ $place }}.\n       \
             *[other] {{ $who }} has {{ $count }} requests in {{ $place }}.\n    }}"
        )
        .unwrap();
    }
    text
}

/// The shortest time of one call over some rounds: what the machine can do when nobody else wants it.
fn shortest(calls: u32, mut call: impl FnMut()) -> f64 {
    let took = quickest(ROUNDS, || (0..calls).for_each(|_| call()));
    took.as_secs_f64() * 1e9 / f64::from(calls)
}

/// The shortest time that a round took.
fn quickest<T>(rounds: u32, mut round: impl FnMut() -> T) -> Duration {
    let took = |_| {
        // On a processor, so that neighbours on the machine count as little as can be.
        let started = ThreadTime::now();
        let made = black_box(round());
        let took = started.elapsed();
        drop(made);
        took
    };
    (0..rounds).map(took).min().unwrap_or_default()
}

fn main() -> ExitCode {
    let asked = std::env::args().find_map(|argument| argument.parse().ok());
    let calls = asked.unwrap_or(CALLS);
    let folder = tempfile::tempdir().unwrap();
    for tag in TAGS {
        fs::create_dir(folder.path().join(tag)).unwrap();
        fs::write(folder.path().join(tag).join("bot.ftl"), text()).unwrap();
    }

    let loads = asked.map_or(LOADS, |_| 1);
    let load = quickest(loads, || Catalogue::load(folder.path()));
    let builtin = quickest(loads, Catalogue::builtin);
    let before = HEAP.current_usage();
    let (catalogue, faults) = Catalogue::load(folder.path());
    assert_eq!(faults, []);
    #[allow(clippy::cast_precision_loss)] // some mebibytes
    let heap = (HEAP.current_usage() - before) as f64 / f64::from(1 << 20);

    let locale = catalogue.negotiate(&["en-US"]);
    let message =
        Message::new(MessageId::new("count-42")).with("who", "Ada").with("count", 5i64).with("place", "Foxes");
    let mut buffer = String::with_capacity(256);
    let ours = shortest(calls, || {
        buffer.clear();
        catalogue.write(&locale, black_box(&message), &mut buffer);
        black_box(&buffer);
    });
    assert_eq!(buffer, "Ada has 5 requests in Foxes.");
    let fresh = shortest(calls, || _ = black_box(catalogue.plain(&locale, black_box(&message))));
    let negotiated = shortest(calls, || _ = black_box(catalogue.negotiate(black_box(&["pt-br"]))));

    let mut bundle = FluentBundle::new_concurrent(vec!["en-US".parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(text()).unwrap()).unwrap();
    let mut arguments = FluentArgs::new();
    arguments.set("who", "Ada");
    arguments.set("count", 5);
    arguments.set("place", "Foxes");
    let theirs = shortest(calls, || {
        buffer.clear();
        let pattern = bundle.get_message("count-42").unwrap().value().unwrap();
        bundle.write_pattern(&mut buffer, pattern, Some(black_box(&arguments)), &mut Vec::new()).unwrap();
        black_box(&buffer);
    });
    assert_eq!(buffer, "Ada has 5 requests in Foxes.");

    println!("| What | Measured | Bound |");
    println!("|---|---|---|");
    println!("| three arguments and a plural, buffer reused | {ours:.0} ns | {NANOSECONDS} ns |");
    println!("| the same, a fresh String | {fresh:.0} ns | |");
    println!("| the same by fluent-bundle, buffer reused | {theirs:.0} ns | ours is faster |");
    println!("| a language negotiated before | {negotiated:.0} ns | |");
    println!(
        "| {} locales of {MESSAGES} messages loaded, and those built in | {:.1} ms | {} ms |",
        TAGS.len(),
        load.as_secs_f64() * 1e3,
        LOAD.as_millis()
    );
    println!(
        "| of that, the {} built-in locales | {:.1} ms | |",
        Catalogue::builtin().locales().len(),
        builtin.as_secs_f64() * 1e3
    );
    println!("| heap of both | {heap:.1} MiB | {HEAP_MIB} MiB |");
    let good = ours <= NANOSECONDS && ours < theirs && load <= LOAD && heap <= HEAP_MIB;
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
