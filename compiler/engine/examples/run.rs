//! Development: compiles a file, binds random or own weights, compares with an npz, times.
use mase_data::npz;
use mase_engine::{Options, Weights, compile};
use mase_ir::melior::{Context, dialect::DialectRegistry, ir::Module, utility::register_all_dialects};
use std::time::Instant;
fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().unwrap();
    let registry = DialectRegistry::new();
    register_all_dialects(&registry);
    mase_ir::register::insert_dialects(&registry);
    let context = Context::new();
    context.append_dialect_registry(&registry);
    context.load_all_available_dialects();
    let start = Instant::now();
    let text = std::fs::read_to_string(&path).unwrap();
    let module = Module::parse(&context, &text).expect("parses");
    let parsed = start.elapsed();
    let program = match compile(module.as_operation(), &Options::default()) {
        Ok(p) => p,
        Err(e) => {
            println!("{path}: {e}");
            return;
        }
    };
    let compiled = start.elapsed();
    let model = program.bind(&Weights::new().random(1)).unwrap();
    println!(
        "{path}: parse {parsed:.2?} compile {:.2?} bind {:.2?}",
        compiled - parsed,
        start.elapsed() - compiled
    );
    let data = args.next().map(|p| npz::read(std::path::Path::new(&p)).unwrap());
    let inputs: Vec<_> = program
        .inputs()
        .iter()
        .enumerate()
        .map(|(i, s)| match &data {
            Some(d) => d[&format!("in{i}")].clone(),
            None => {
                let c = s.count();
                if s.dtype.is_float() {
                    mase_data::Tensor::from_f32(
                        &s.shape,
                        (0..c).map(|i| ((i * 7919) % 1000) as f32 / 500.0 - 1.0).collect(),
                    )
                    .unwrap()
                } else {
                    mase_data::Tensor::from_vec(&s.shape, vec![1i64; c]).unwrap()
                }
            }
        })
        .collect();
    let out = match model.run(&inputs) {
        Ok(o) => o,
        Err(e) => {
            println!("  {e}");
            return;
        }
    };
    if let Some(d) = &data {
        for (i, o) in out.iter().enumerate() {
            let r = d[&format!("out{i}")].to_f64();
            let o = o.to_f64();
            let m = r.iter().map(|x| x.abs()).fold(0.0, f64::max);
            let e = r.iter().zip(&o).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            println!("  out{i}: {:.2e}{}", e / m, if e / m <= 1e-5 { "" } else { "  <<<<<<<< BAD" });
        }
    }
    let mut best = f64::MAX;
    for _ in 0..10 {
        let t = Instant::now();
        model.run(&inputs).unwrap();
        best = best.min(t.elapsed().as_secs_f64());
    }
    println!("  run {:.2} ms", best * 1e3);
}
