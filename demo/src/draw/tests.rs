#![allow(clippy::unwrap_used, clippy::cast_precision_loss, clippy::float_cmp)]

use super::*;

/// Small, so that a test paints quickly.
const SIDE: u32 = 96;

fn decoded(file: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!(info.color_type, png::ColorType::Rgb);
    (info.width, info.height, pixels)
}

fn frames(file: &[u8]) -> (gif::Repeat, Vec<Vec<u8>>) {
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let mut decoder = options.read_info(file).unwrap();
    let mut frames = Vec::new();
    while let Some(frame) = decoder.read_next_frame().unwrap() {
        frames.push(frame.buffer.to_vec());
    }
    (decoder.repeat(), frames)
}

/// How far apart two pictures are, a byte on average.
fn distance(one: &[u8], other: &[u8]) -> f64 {
    assert_eq!(one.len(), other.len());
    let sum: u64 = one.iter().zip(other).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / one.len() as f64
}

fn mean_of_channel(pixels: &[u8], channel: usize) -> f64 {
    let values = pixels.chunks_exact(3).map(|pixel| f64::from(pixel[channel]));
    values.sum::<f64>() / (pixels.len() / 3) as f64
}

#[test]
fn the_same_prompt_and_seed_give_the_same_bytes() {
    for prompt in ["a red fox", "waves", "nothing that is known"] {
        assert_eq!(Drawing::of(prompt, 7).png(SIDE), Drawing::of(prompt, 7).png(SIDE), "{prompt}");
    }
    assert_eq!(Drawing::of("a red fox", 7).gif(SIDE), Drawing::of("a red fox", 7).gif(SIDE));
}

#[test]
fn another_seed_or_another_prompt_gives_another_picture() {
    let picture = |prompt, seed| decoded(&Drawing::of(prompt, seed).png(SIDE)).2;
    let first = picture("mountains", 1);

    assert!(distance(&first, &picture("mountains", 2)) > 4.0);
    assert!(distance(&first, &picture("mountain lake", 1)) > 4.0);
}

#[test]
fn a_picture_has_the_size_that_was_asked_for() {
    let file = Drawing::of("an owl", 1).png(200);

    let (width, height, pixels) = decoded(&file);

    assert_eq!((width, height, pixels.len()), (200, 200, 200 * 200 * 3));
}

#[test]
fn every_subject_and_place_can_be_painted_in_every_mood_by_day_and_night() {
    use composition::{Place, Subject};
    use palette::Mood;

    let moods = Mood::ALL.into_iter().cycle();
    let pairs = Subject::ALL.into_iter().flat_map(|subject| Place::ALL.map(|place| (subject, place)));
    for (((subject, place), mood), seed) in pairs.zip(moods).zip(0..) {
        let composition = Composition { subject, place, mood, night: seed % 2 == 0, coat: None, seed };

        let (_, _, pixels) = decoded(&Drawing { composition, over: None }.png(64));

        let mean = pixels.iter().map(|byte| f64::from(*byte)).sum::<f64>() / pixels.len() as f64;
        let flat = pixels.iter().map(|byte| (f64::from(*byte) - mean).abs()).sum::<f64>() / pixels.len() as f64;
        assert!(flat > 2.0, "nothing is to be seen of {composition:?}");
    }
}

#[test]
fn a_named_colour_colours_the_picture() {
    for seed in 0..4 {
        let red = decoded(&Drawing::of("red mountains", seed).png(SIDE)).2;
        let blue = decoded(&Drawing::of("blue mountains", seed).png(SIDE)).2;

        assert!(mean_of_channel(&red, 0) > mean_of_channel(&red, 2) + 20.0, "seed {seed}");
        assert!(mean_of_channel(&blue, 2) > mean_of_channel(&blue, 0) + 20.0, "seed {seed}");
    }
}

#[test]
fn night_is_darker_than_day() {
    for seed in 0..4 {
        let light =
            |prompt| decoded(&Drawing::of(prompt, seed).png(SIDE)).2.iter().map(|byte| u64::from(*byte)).sum::<u64>();

        assert!(light("forest at night") < light("forest by day"), "seed {seed}");
    }
}

#[test]
fn a_loop_repeats_for_ever_and_its_end_meets_its_start() {
    let (repeat, frames) = frames(&Drawing::of("stormy sea", 3).gif(SIDE));

    assert_eq!(repeat, gif::Repeat::Infinite);
    assert!(frames.len() > 20);
    let last = frames.len() - 1;
    let steps: Vec<f64> = (0..last).map(|i| distance(&frames[i], &frames[i + 1])).collect();
    let widest = steps.iter().copied().fold(0.0, f64::max);
    assert!(widest > 0.1, "it moves");
    assert!(distance(&frames[last], &frames[0]) <= widest * 1.2, "no jump from the last frame to the first");
}

#[test]
fn a_picture_of_ours_keeps_its_composition_and_changes_its_colours() {
    let drawing = Drawing::of("lighthouse", 5);

    let varied = Drawing::from_picture(&drawing.png(SIDE), "as a fresco", 1);

    assert_eq!(
        (varied.composition.subject, varied.composition.place),
        (drawing.composition.subject, drawing.composition.place)
    );
    assert_eq!(varied.composition.seed, drawing.composition.seed);
    assert_ne!(varied.composition.mood, drawing.composition.mood);
    assert_eq!(varied, Drawing::from_picture(&drawing.png(SIDE), "as a fresco", 1));
}

#[test]
fn a_picture_of_ours_is_set_in_motion_as_it_is() {
    let drawing = Drawing::of("a cat", 5);

    assert_eq!(Drawing::in_motion(&drawing.png(SIDE), "slowly", 9), drawing);
}

#[test]
fn a_strangers_picture_keeps_its_shapes() {
    // Dark on the left, bright on the right.
    let rgb: Vec<u8> =
        (0..80 * 64_u32).flat_map(|index| if index % 80 < 40 { [10, 20, 30] } else { [240, 230, 250] }).collect();
    let mut stranger = Vec::new();
    let mut encoder = png::Encoder::new(&mut stranger, 80, 64);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&rgb).unwrap();

    for drawing in [Drawing::from_picture(&stranger, "in red", 1), Drawing::in_motion(&stranger, "slowly", 1)] {
        let (_, _, pixels) = decoded(&drawing.png(SIDE));

        let light = |column: usize| u32::from(pixels[(48 * SIDE as usize + column) * 3 + 1]);
        assert!(light(12) + 80 < light(84));
    }
}

#[test]
fn what_is_no_picture_still_settles_one() {
    for junk in [&b""[..], b"GIF89a", b"\x89PNG\r\n\x1a\n"] {
        assert_eq!(Drawing::from_picture(junk, "a fox", 1), Drawing::from_picture(junk, "a fox", 1));
    }
    assert_ne!(Drawing::from_picture(b"one", "a fox", 1), Drawing::from_picture(b"two", "a fox", 1));
}
