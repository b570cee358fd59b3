//! mase_buffer and mase_window in Verilator: data against references of their own, cycles against mase-simulate.
#![allow(clippy::unwrap_used)]

mod templates;

use mase_cosim::Beat;
use mase_hardware::template::{Instance, Value};
use templates::{Case, Random, integer, library, pack, points, size, wrap};

/// Beats of a run, at most.
const BEATS: usize = 20_000;

/// Frames of a run: the state at the end of one is where the next begins.
const FRAMES: usize = 8;

fn words(count: usize, bits: usize) -> Vec<Beat> {
    let mut random = Random(4);
    (0..count).map(|_| random.beat(1, bits)).collect()
}

fn list(instance: &Instance, name: &str) -> Vec<usize> {
    let levels = size(instance, "Levels");
    match &instance.parameters[name] {
        Value::List(list) => list[..levels].iter().map(|&x| usize::try_from(x).unwrap()).collect(),
        other => panic!("{name} is {other:?}"),
    }
}

fn buffer(instance: Instance) -> Case {
    let get = |name: &str| size(&instance, name);
    let (extents, strides) = (list(&instance, "Extents"), list(&instance, "Strides"));
    let reads: usize = extents.iter().product();
    // Reads between two frees; none but at the end if FreeLevel is -1.
    let body: usize = match usize::try_from(integer(&instance, "FreeLevel")) {
        Ok(level) => extents[level + 1..].iter().product(),
        Err(_) => usize::MAX,
    };
    let frame = reads / body * get("FreeStep") + get("FreeEnd");
    let input = words(FRAMES * frame, get("Width"));
    let mut expected = Vec::new();
    for n in 0..(FRAMES * reads).min(BEATS) {
        let (start, mut rest) = (n / reads * frame + n % reads / body * get("FreeStep"), n % reads);
        let mut position = start + get("Offset");
        for (extent, stride) in extents.iter().zip(&strides).rev() {
            position += rest % extent * stride;
            rest /= extent;
        }
        expected.push(input[position].clone());
    }
    Case { instance, inputs: vec![input], expected, memory: None }
}

fn window(instance: Instance) -> Case {
    let get = |name: &str| size(&instance, name);
    let (height, width, words_a_pixel) = (get("InH"), get("InW"), get("Words"));
    let image = height * width * words_a_pixel;
    let input = words(FRAMES * image, get("Width"));
    let element = wrap(i128::from(integer(&instance, "PadValue")), get("PadBits"));
    let elements = get("Width") / get("PadBits");
    let padding = pack(vec![element; elements], elements, get("PadBits"));
    let mut expected = Vec::new();
    for frame in input.chunks(image) {
        for (oy, ox) in (0..get("OutH")).flat_map(|oy| (0..get("OutW")).map(move |ox| (oy, ox))) {
            let mut read = |ky: usize, kx: usize, word: usize| {
                // In the padding the subtraction leaves the numbers.
                let y = (oy * get("StrideH") + ky * get("DilH")).checked_sub(get("PadTop"));
                let x = (ox * get("StrideW") + kx * get("DilW")).checked_sub(get("PadLeft"));
                expected.push(match (y.filter(|&y| y < height), x.filter(|&x| x < width)) {
                    (Some(y), Some(x)) => frame[(y * width + x) * words_a_pixel + word].clone(),
                    _ => padding.clone(),
                });
            };
            let kernel = get("KH") * get("KW");
            for n in 0..kernel * words_a_pixel {
                let (k, word) = if get("Order") == 0 {
                    (n / words_a_pixel, n % words_a_pixel)
                } else {
                    (n % kernel, n / kernel)
                };
                read(k / get("KW"), k % get("KW"), word);
            }
        }
    }
    expected.truncate(BEATS);
    Case { instance, inputs: vec![input], expected, memory: None }
}

fn instance(name: &str, parameters: &[(&str, Value)]) -> Instance {
    library().get(name).unwrap().instance(parameters).unwrap()
}

fn window_of(parameters: &[(&str, i64)]) -> Instance {
    let values: Vec<_> = parameters.iter().map(|(name, value)| (*name, Value::Integer(*value))).collect();
    instance("mase_window", &values)
}

#[test]
fn buffer_points() {
    points("mase_buffer").into_iter().for_each(|instance| buffer(instance).check());
}

#[test]
fn buffer_mutations() {
    let transpose = |capacity: i64| {
        instance(
            "mase_buffer",
            &[
                ("Width", 7.into()),
                ("Capacity", capacity.into()),
                ("Levels", 3.into()),
                ("Extents", vec![1, 3, 5].into()),
                ("Strides", vec![0, 1, 3].into()),
                ("FreeEnd", 15.into()),
            ],
        )
    };
    buffer(transpose(21)).check_mutations(&[
        ("live_q != LiveWidth'(Capacity)", "live_q != LiveWidth'(Capacity - 1)"),
        ("write ? 1 - FreeFrame : -FreeFrame", "-FreeFrame"),
        (
            "assign issue = enable && LiveWidth'(offset_q) < live_q",
            "assign issue = enable && LiveWidth'(offset_q) <= live_q",
        ),
        ("OffsetWidth'(-reach(-1))", "OffsetWidth'(0)"),
        ("assign enable      = !valid_q || out_ready_i", "assign enable      = out_ready_i"),
        (
            "assign read_address = read_sum >= (AddressWidth+1)'(Capacity)",
            "assign read_address = read_sum > (AddressWidth+1)'(Capacity)",
        ),
    ]);
    let slice = instance(
        "mase_buffer",
        &[
            ("Width", 7.into()),
            ("Capacity", 5.into()),
            ("Levels", 2.into()),
            ("Extents", vec![3, 2].into()),
            ("Strides", vec![0, 2].into()),
            ("FreeLevel", 0.into()),
            ("FreeStep", 4.into()),
            ("FreeEnd", 9.into()),
            ("Offset", 1.into()),
        ],
    );
    buffer(slice).check_mutations(&[
        ("enable && !live_q[LiveWidth-1] &&", "enable &&"),
        ("AddressWidth'(FreeFrame % Capacity)", "AddressWidth'(FreeBody % Capacity)"),
        ("assign body_end = turn[FreeLevel]", "assign body_end = frame_end"),
        ("write ? 1 - FreeBody : -FreeBody", "1 - FreeBody"),
    ]);
}

#[test]
fn window_points() {
    points("mase_window").into_iter().for_each(|instance| window(instance).check());
}

/// Pseudorandom legal parameters, with as few rows of memory as they allow.
#[test]
fn window_random() {
    let mut random = Random(5);
    let mut below = |n: u64| i64::try_from(random.word() >> 8).unwrap() % i64::try_from(n).unwrap();
    for _ in 0..12 {
        let (height, dilation, kernel) = (1 + below(7), 1 + below(3), 1 + below(3));
        let least = height.min(dilation * (kernel - 1) + 1);
        let parameters = [
            ("Width", 6),
            ("PadBits", 6),
            ("PadValue", 41),
            ("Words", 1 + below(3)),
            ("InH", height),
            ("InW", 1 + below(6)),
            ("KH", kernel),
            ("KW", 1 + below(4)),
            ("StrideH", 1 + below(4)),
            ("StrideW", 1 + below(3)),
            ("DilH", dilation),
            ("DilW", 1 + below(3)),
            ("PadTop", below(5)),
            ("PadLeft", below(4)),
            ("OutH", 1 + below(6)),
            ("OutW", 1 + below(6)),
            ("Rows", least + below(2)),
            ("Order", below(2)),
            ("Ram", below(2)),
        ];
        window(window_of(&parameters)).check();
    }
}

#[test]
fn window_mutations() {
    let parameters = [
        ("Width", 6),
        ("PadBits", 3),
        ("PadValue", 5),
        ("Words", 2),
        ("InH", 6),
        ("InW", 5),
        ("KH", 3),
        ("KW", 2),
        ("StrideH", 2),
        ("PadTop", 3),
        ("PadLeft", 1),
        ("OutH", 7),
        ("OutW", 6),
        ("Rows", 3),
    ];
    window(window_of(&parameters)).check_mutations(&[
        ("row_q < RowWidth'(InH)", "row_q <= RowWidth'(InH)"),
        ("col_q < ColWidth'(InW)", "col_q < ColWidth'(InW - 1)"),
        ("!in_image || LiveWidth'(offset_q) < live_q", "LiveWidth'(offset_q) < live_q"),
        ("LiveWidth'(offset_q) < live_q", "LiveWidth'(offset_q) <= live_q"),
        ("if (int'(oy) == First) begin", "if (0) begin"),
        ("if (int'(oy) < First) begin", "if (0) begin"),
        ("if (int'(oy) > Beyond) begin", "if (0) begin"),
        ("if (issue && row_end) base_q <= base_next", "if (issue && frame_end) base_q <= base_next"),
        (" + LiveWidth'(write)", ""),
    ]);
    // Rows that have not arrived are freed.
    let parameters =
        [("InH", 9), ("InW", 3), ("KH", 1), ("KW", 1), ("StrideH", 4), ("OutH", 3), ("OutW", 3), ("Rows", 1)];
    window(window_of(&parameters)).check_mutations(&[
        ("live_q != LiveWidth'(Capacity)", "live_q < LiveWidth'(Capacity)"),
        ("enable && !live_q[LiveWidth-1]", "enable"),
        ("LiveWidth'(-free_words(OutH - 1))", "'0"),
        ("AddressWidth'(free_words(OutH - 1) % Capacity)", "AddressWidth'(1)"),
    ]);
}
