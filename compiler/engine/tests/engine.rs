//! Small modules, run against values worked out by hand, and every fault that has an error.
// tidy: long because each fault and kind of module is one small test, and they share the helpers at the top.

use mase_data::{DType, IndexMap, Tensor, f16};
use mase_engine::{Error, Model, Options, Program, Weights, compile};
use mase_ir::{melior::ir::Module, module};

fn program(text: &str) -> Result<Program, Error> {
    let context = module::context().expect("our dialects");
    let module = Module::parse(&context, text).expect("parses");
    let before = module.as_operation().to_string();
    let program = compile(module.as_operation(), &Options::default());
    assert_eq!(module.as_operation().to_string(), before, "the caller's module changed");
    program
}

fn model(text: &str) -> Model {
    program(text).expect("compiles").bind(&Weights::new()).expect("binds")
}

fn f32s(shape: &[usize], values: &[f32]) -> Tensor {
    Tensor::from_f32(shape, values.to_vec()).expect("as many elements")
}

fn fault<T>(result: Result<T, Error>) -> String {
    result.err().expect("a fault").to_string()
}

const LINEAR: &str = r#"
func.func @main(%x: tensor<1x3xf32>) -> tensor<1x2xf32> {
  %w = mase.parameter "fc.weight" = dense<[[1.0, 2.0, 3.0], [-1.0, 0.5, 0.0]]> : tensor<2x3xf32> : () -> tensor<2x3xf32>
  %b = mase.parameter "fc.bias" : () -> tensor<2xf32>
  %y = mase.linear %x, %w, %b : (tensor<1x3xf32>, tensor<2x3xf32>, tensor<2xf32>) -> tensor<1x2xf32>
  return %y : tensor<1x2xf32>
}"#;

fn given(name: &str, tensor: Tensor) -> Weights {
    Weights::new().with(IndexMap::from([(name.to_owned(), tensor)]))
}

#[test]
fn values_come_from_the_module_and_are_completed_and_overridden() {
    let program = program(LINEAR).unwrap();
    let names: Vec<_> = program.parameters().iter().map(|one| (one.name.as_str(), one.type_text())).collect();
    assert_eq!(names, [("fc.weight", "2x3xf32".to_owned()), ("fc.bias", "2xf32".to_owned())]);
    let x = f32s(&[1, 3], &[1.0, 2.0, 4.0]);
    let bias = || f32s(&[2], &[0.5, 10.0]);
    let run =
        |weights: &Weights| program.bind(weights).unwrap().run(std::slice::from_ref(&x)).unwrap()[0].to_f32();
    assert_eq!(run(&given("fc.bias", bias())), [17.5, 10.0]);
    let both =
        given("fc.bias", bias()).with(IndexMap::from([("fc.weight".to_owned(), f32s(&[2, 3], &[1.0; 6]))]));
    assert_eq!(run(&both), [7.5, 17.0]);
    // Half precision is widened exactly.
    let half = Tensor::from_vec(&[2], vec![f16::from_f32(0.5), f16::from_f32(-8.0)]).unwrap();
    assert_eq!(run(&given("fc.bias", half)), [17.5, -8.0]);
}

#[test]
fn faults_of_weights_name_the_parameter() {
    let program = program(LINEAR).unwrap();
    let bind = |tensor: Tensor| fault(program.bind(&given("fc.bias", tensor)));
    assert_eq!(fault(program.bind(&Weights::new())), "parameter `fc.bias`: no value; 2xf32 is expected");
    assert_eq!(bind(f32s(&[3], &[0.0; 3])), "parameter `fc.bias`: 2xf32 is expected, but the value is 3xf32");
    let wide = Tensor::from_vec(&[2], vec![0.0f64; 2]).unwrap();
    assert_eq!(bind(wide), "parameter `fc.bias`: 2xf32 is expected, but the value is 2xf64");
    let integers = Tensor::from_vec(&[2], vec![0i32; 2]).unwrap();
    assert_eq!(bind(integers), "parameter `fc.bias`: 2xf32 is expected, but the value is 2xi32");
    for bad in [f32::NAN, f32::INFINITY] {
        let found = bind(f32s(&[2], &[0.0, bad]));
        assert_eq!(found, format!("parameter `fc.bias`: element [1] is {bad}, but has to be finite"));
    }
}

#[test]
fn random_values_depend_on_seed_and_name_only() {
    let run = |text: &str, seed| {
        let model = program(text).unwrap().bind(&Weights::new().random(seed)).unwrap();
        model.run(&[f32s(&[1, 3], &[1.0, 2.0, 4.0])]).unwrap()[0].clone()
    };
    assert_eq!(run(LINEAR, 1), run(LINEAR, 1));
    assert_ne!(run(LINEAR, 1), run(LINEAR, 2));
    // The same parameter, after another one.
    let more = LINEAR
        .replace("%w =", "%z = mase.parameter \"a\" : () -> tensor<1x3xf32>\n  %w =")
        .replace("%y = mase.linear %x", "%xz = mase.add %x, %z : (tensor<1x3xf32>, tensor<1x3xf32>) -> tensor<1x3xf32>\n  %zero = mase.sub %xz, %z : (tensor<1x3xf32>, tensor<1x3xf32>) -> tensor<1x3xf32>\n  %y = mase.linear %x");
    assert_eq!(run(LINEAR, 1), run(&more, 1));
    let variance = r#"
      func.func @main() -> tensor<1000xf32> {
        %v = mase.parameter "bn.running_var" : () -> tensor<1000xf32>
        return %v : tensor<1000xf32>
      }"#;
    let model = program(variance).unwrap().bind(&Weights::new().random(7)).unwrap();
    assert!(model.run(&[]).unwrap()[0].to_f32().iter().all(|v| *v > 0.0));
}

#[test]
fn faults_of_inputs_name_the_argument() {
    let model = program(LINEAR).unwrap().bind(&Weights::new().random(0)).unwrap();
    assert_eq!(fault(model.run(&[])), "1 inputs are expected, but there are 0");
    assert_eq!(
        fault(model.run(&[f32s(&[3], &[0.0; 3])])),
        "input 0 (`arg0`): 1x3xf32 is expected, but it is 3xf32"
    );
    let wide = Tensor::from_vec(&[1, 3], vec![0.0f64; 3]).unwrap();
    assert_eq!(fault(model.run(&[wide])), "input 0 (`arg0`): 1x3xf32 is expected, but it is 1x3xf64");
}

#[test]
fn faults_of_modules_are_errors() {
    let cases = [
        ("func.func @other() { return }", "there is no function `main`; there are: other"),
        ("func.func private @main()", "`main` has no body"),
        (
            "func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> { return %x : tensor<?xf32> }",
            "only tensors of static shape",
        ),
        (
            "func.func @main(%x: tensor<2xi5>) -> tensor<2xi5> { return %x : tensor<2xi5> }",
            "elements of this type are not handled",
        ),
        ("func.func @main(%x: f32) -> f32 { return %x : f32 }", "only tensors of static shape"),
        (
            "func.func private @outside(tensor<1xf32>) -> tensor<1xf32>
             func.func @main(%x: tensor<1xf32>) -> tensor<1xf32> {
               %y = func.call @outside(%x) : (tensor<1xf32>) -> tensor<1xf32>
               return %y : tensor<1xf32>
             }",
            "calls @outside, which cannot be inlined",
        ),
        (
            "func.func @main(%x: tensor<1x!mase.fixed<8, 3>>) -> tensor<1x!mase.fixed<8, 3>> {
               %y = mase.relu %x : (tensor<1x!mase.fixed<8, 3>>) -> tensor<1x!mase.fixed<8, 3>>
               return %y : tensor<1x!mase.fixed<8, 3>>
             }",
            "takes or gives a number format, and only nodes can",
        ),
        (
            "func.func @main(%x: tensor<2xf64>) -> tensor<2xbf16> {
               %y = arith.truncf %x : tensor<2xf64> to tensor<2xbf16>
               return %y : tensor<2xbf16>
             }",
            "no code for `arith.truncf` from f64 to bf16",
        ),
        (
            "func.func @main(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
               %y = linalg.softmax dimension(1) ins(%x : tensor<2x2xf32>) outs(%x : tensor<2x2xf32>) -> tensor<2x2xf32>
               return %y : tensor<2x2xf32>
             }",
            "no loops for `linalg.softmax`",
        ),
        (
            "func.func @main() -> tensor<4294967296x4294967296xf32> {
               %y = tensor.empty() : tensor<4294967296x4294967296xf32>
               return %y : tensor<4294967296x4294967296xf32>
             }",
            "more than memory can hold",
        ),
        (
            "func.func @main(%x: tensor<f32>) -> tensor<f32> {
               %n = arith.constant 5 : index
               %z = tensor.extract %x[] : tensor<f32>
               %b = tensor.splat %z : tensor<4294967296x4294967296x4xf32>
               %v = tensor.extract %b[%n, %n, %n] : tensor<4294967296x4294967296x4xf32>
               %y = tensor.from_elements %v : tensor<f32>
               return %y : tensor<f32>
             }",
            "more than memory can hold",
        ),
    ];
    for (text, expected) in cases {
        let found = fault(program(text));
        assert!(found.contains(expected), "{found}\nbut expected: {expected}");
    }
}

#[test]
fn every_type_passes_the_interface() {
    let cases = [
        ("f64", Tensor::from_vec(&[2, 2], vec![1.5f64, -2.0, 0.0, 1e300]).unwrap()),
        ("f32", f32s(&[2, 2], &[1.5, -2.0, 0.0, 1e30])),
        ("f16", Tensor::from_vec(&[2, 2], [1.5, -2.0, 0.0, 6e4].map(f16::from_f32).to_vec()).unwrap()),
        ("i64", Tensor::from_vec(&[2, 2], vec![i64::MIN, -1, 0, i64::MAX]).unwrap()),
        ("i32", Tensor::from_vec(&[2, 2], vec![i32::MIN, -1, 0, i32::MAX]).unwrap()),
        ("i16", Tensor::from_vec(&[2, 2], vec![i16::MIN, -1, 0, i16::MAX]).unwrap()),
        ("i8", Tensor::from_vec(&[2, 2], vec![i8::MIN, -1, 0, i8::MAX]).unwrap()),
        ("i1", Tensor::new(DType::Bool, vec![2, 2], vec![0, 1, 0, 0]).unwrap()),
    ];
    for (ty, tensor) in cases {
        let text = format!(
            "func.func @main(%x: tensor<2x2x{ty}>) -> (tensor<2x2x{ty}>, tensor<2x2x{ty}>) {{
               %e = tensor.empty() : tensor<2x2x{ty}>
               %t = linalg.transpose ins(%x : tensor<2x2x{ty}>) outs(%e : tensor<2x2x{ty}>) permutation = [1, 0]
               return %x, %t : tensor<2x2x{ty}>, tensor<2x2x{ty}>
             }}"
        );
        let model = model(&text);
        let out = model.run(std::slice::from_ref(&tensor)).unwrap();
        assert_eq!(out[0], tensor, "{ty}: an input that is a result");
        let back = model.run(&[out[1].clone()]).unwrap();
        assert_eq!(back[1], tensor, "{ty}: transposed twice");
        assert_ne!(out[1], tensor, "{ty}: not transposed");
    }
}

#[test]
fn single_numbers_and_results_that_are_the_same() {
    let model = model(
        "func.func @main(%x: tensor<f32>) -> (tensor<f32>, tensor<f32>, tensor<f32>) {
           %y = mase.exp %x : (tensor<f32>) -> tensor<f32>
           return %y, %x, %y : tensor<f32>, tensor<f32>, tensor<f32>
         }",
    );
    let out = model.run(&[f32s(&[], &[0.0])]).unwrap();
    assert_eq!(
        out.iter().map(|t| (t.shape().len(), t.to_f32()[0])).collect::<Vec<_>>(),
        [(0, 1.0), (0, 0.0), (0, 1.0)]
    );
}

const EMBEDDING: &str = r#"
func.func @main(%i: tensor<2xi64>) -> tensor<2x2xf32> {
  %t = mase.parameter "table" = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32> : () -> tensor<3x2xf32>
  %y = mase.embedding %i, %t : (tensor<2xi64>, tensor<3x2xf32>) -> tensor<2x2xf32>
  return %y : tensor<2x2xf32>
}"#;

#[test]
fn assertions_are_errors_and_the_model_runs_on() {
    let model = model(EMBEDDING);
    let run = |indices: [i64; 2]| model.run(&[Tensor::from_vec(&[2], indices.to_vec()).unwrap()]);
    assert_eq!(run([2, 0]).unwrap()[0].to_f32(), [5.0, 6.0, 1.0, 2.0]);
    for bad in [3, -1, i64::MAX] {
        assert_eq!(fault(run([0, bad])), "the model stopped: mase.embedding: index outside the table");
    }
    assert_eq!(run([1, 1]).unwrap()[0].to_f32(), [3.0, 4.0, 3.0, 4.0]);
}

/// A module of one loop over two vectors of integers.
fn over_integers(body: &str) -> Model {
    model(&format!(
        "func.func @main(%a: tensor<4xi32>, %b: tensor<4xi32>) -> tensor<4xi32> {{
           %e = tensor.empty() : tensor<4xi32>
           %y = linalg.generic {{indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>],
               iterator_types = [\"parallel\"]}} ins(%a, %b : tensor<4xi32>, tensor<4xi32>) outs(%e : tensor<4xi32>) {{
             ^bb0(%x: i32, %z: i32, %o: i32):
               {body}
               linalg.yield %r : i32
           }} -> tensor<4xi32>
           return %y : tensor<4xi32>
         }}"
    ))
}

#[test]
fn what_would_trap_is_an_error() {
    let i32s = |values: [i32; 4]| Tensor::from_vec(&[4], values.to_vec()).unwrap();
    let gather =
        over_integers("%i = arith.index_cast %z : i32 to index\n%r = tensor.extract %a[%i] : tensor<4xi32>");
    let run = |model: &Model, a, b| model.run(&[i32s(a), i32s(b)]);
    assert_eq!(run(&gather, [5, 6, 7, 8], [3, 0, 1, 2]).unwrap()[0], i32s([8, 5, 6, 7]));
    for bad in [4, -1] {
        let found = fault(run(&gather, [5; 4], [0, 0, 0, bad]));
        assert_eq!(found, "the model stopped: an index is outside dimension 0, which has 4");
    }
    let divide = over_integers("%r = arith.divsi %x, %z : i32");
    assert_eq!(run(&divide, [7, -7, 8, 9], [2, 2, -1, 3]).unwrap()[0], i32s([3, -3, -8, 3]));
    let found = fault(run(&divide, [1; 4], [1, 1, 0, 1]));
    assert_eq!(found, "the model stopped: an integer is divided by zero");
    let found = fault(run(&divide, [i32::MIN; 4], [1, 1, -1, 1]));
    assert_eq!(found, "the model stopped: -2147483648 is divided by -1, which overflows");
}

#[test]
fn places_outside_are_errors() {
    let computed = |body: &str| {
        model(&format!(
            "func.func @main(%x: tensor<4x8xf32>, %y: tensor<2x8xf32>, %i: tensor<i64>) -> tensor<4x8xf32> {{
               %v = tensor.extract %i[] : tensor<i64>
               %n = arith.index_cast %v : i64 to index
               {body}
               return %r : tensor<4x8xf32>
             }}"
        ))
    };
    let store = computed(
        "%z = arith.constant 7.0 : f32\n%c = arith.constant 1 : index
         %r = tensor.insert %z into %x[%n, %c] : tensor<4x8xf32>",
    );
    let write = computed(
        "%r = tensor.insert_slice %y into %x[%n, 0] [2, 8] [1, 1] : tensor<2x8xf32> into tensor<4x8xf32>",
    );
    let read = computed(
        "%s = tensor.extract_slice %x[%n, 0] [2, 8] [2, 1] : tensor<4x8xf32> to tensor<2x8xf32>
         %t = arith.addf %s, %y : tensor<2x8xf32>
         %r = tensor.concat dim(0) %t, %y : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<4x8xf32>",
    );
    let x: Vec<f32> = (0..32).map(|i| i as f32).collect();
    let run = |model: &Model, index: i64| {
        let index = Tensor::from_vec(&[], vec![index]).unwrap();
        model.run(&[f32s(&[4, 8], &x), f32s(&[2, 8], &[0.5; 16]), index]).map(|out| out[0].to_f32())
    };
    assert_eq!(run(&store, 3).unwrap()[24..26], [24.0, 7.0]);
    assert_eq!(run(&write, 2).unwrap()[15..17], [15.0, 0.5]);
    assert_eq!(run(&read, 1).unwrap()[7..9], [15.5, 24.5]);
    let message = |what| format!("the model stopped: {what} is outside dimension 0, which has 4");
    for (model, what, outside) in
        [(&store, "an index", [4, -1]), (&write, "a part", [3, -1]), (&read, "a part", [2, i64::MIN])]
    {
        for index in outside {
            assert_eq!(fault(run(model, index)), message(what));
        }
    }
}

#[test]
fn ops_of_arith_on_tensors_and_constant_divisors() {
    let model = model(
        "func.func @main(%a: tensor<4xi32>, %f: tensor<4xf32>) -> (tensor<4xi32>, tensor<4xf32>) {
           %m = arith.muli %a, %a : tensor<4xi32>
           %b = arith.cmpi slt, %m, %a : tensor<4xi32>
           %g = arith.sitofp %m : tensor<4xi32> to tensor<4xf32>
           %y = arith.select %b, %f, %g : tensor<4xi1>, tensor<4xf32>
           return %m, %y : tensor<4xi32>, tensor<4xf32>
         }",
    );
    let a = Tensor::from_vec(&[4], vec![3, -2, 65_536, 46_341]).unwrap();
    let out = model.run(&[a, f32s(&[4], &[0.5; 4])]).unwrap();
    // It wraps.
    assert_eq!(out[0].to_i64().unwrap(), [9, 4, 0, -2_147_479_015]);
    assert_eq!(out[1].to_f32(), [9.0, 4.0, 0.5, 0.5]);
    for (divisor, message) in
        [(0, "an integer is divided by zero"), (-1, "is divided by -1, which overflows")]
    {
        let divide =
            over_integers(&format!("%d = arith.constant {divisor} : i32\n%r = arith.divsi %x, %d : i32"));
        let least = Tensor::from_vec(&[4], vec![i32::MIN; 4]).unwrap();
        let found = fault(divide.run(&[least.clone(), least]));
        assert!(found.ends_with(message), "{found}");
    }
}

#[test]
fn a_result_that_another_one_needs_is_not_overwritten() {
    let model = model(
        "func.func @main(%x: tensor<2x1xf32>) -> (tensor<2x1xf32>, tensor<2x1xf32>) {
           %e = tensor.empty() : tensor<2x1xf32>
           %a = linalg.negf ins(%x : tensor<2x1xf32>) outs(%e : tensor<2x1xf32>) -> tensor<2x1xf32>
           %s = tensor.extract_slice %a[1, 0] [1, 1] [1, 1] : tensor<2x1xf32> to tensor<1x1xf32>
           %b = tensor.insert_slice %s into %a[0, 0] [1, 1] [1, 1] : tensor<1x1xf32> into tensor<2x1xf32>
           return %b, %a : tensor<2x1xf32>, tensor<2x1xf32>
         }",
    );
    let out = model.run(&[f32s(&[2, 1], &[1.0, 2.0])]).unwrap();
    assert_eq!((out[0].to_f32(), out[1].to_f32()), (vec![-2.0, -2.0], vec![-1.0, -2.0]));
}

#[test]
fn loops_pass_tensors_on() {
    let model = model(
        "func.func @main(%x: tensor<2x2xf32>, %y: tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<2x2xf32>, tensor<2x2xf32>) {
           %c0 = arith.constant 0 : index
           %c1 = arith.constant 1 : index
           %c3 = arith.constant 3 : index
           %z = arith.constant dense<0.0> : tensor<2x2xf32>
           %r:3 = scf.for %i = %c0 to %c3 step %c1 iter_args(%a = %x, %b = %x, %c = %y)
               -> (tensor<2x2xf32>, tensor<2x2xf32>, tensor<2x2xf32>) {
             %n = linalg.matmul ins(%a, %y : tensor<2x2xf32>, tensor<2x2xf32>) outs(%z : tensor<2x2xf32>) -> tensor<2x2xf32>
             scf.yield %n, %c, %b : tensor<2x2xf32>, tensor<2x2xf32>, tensor<2x2xf32>
           }
           return %r#0, %r#1, %r#2 : tensor<2x2xf32>, tensor<2x2xf32>, tensor<2x2xf32>
         }",
    );
    let (x, y) = (f32s(&[2, 2], &[1.0, 0.0, 0.0, 2.0]), f32s(&[2, 2], &[1.0, 1.0, 0.0, 1.0]));
    let out = model.run(&[x.clone(), y.clone()]).unwrap();
    assert_eq!(out[0].to_f32(), [1.0, 3.0, 0.0, 2.0]);
    assert_eq!(out[1..], [y, x]);
}

/// Results whose elements are written by several rounds, or by none, are no matrix products.
#[test]
fn contractions_of_other_results_stay_loops() {
    let run = |map: &str, shape: [usize; 3]| {
        let text = format!(
            "func.func @main(%a: tensor<64x8xf32>, %b: tensor<8x64xf32>) -> tensor<{0}x{1}x{2}xf32> {{
               %z = arith.constant 0.0 : f32
               %e = tensor.empty() : tensor<{0}x{1}x{2}xf32>
               %i = linalg.fill ins(%z : f32) outs(%e : tensor<{0}x{1}x{2}xf32>) -> tensor<{0}x{1}x{2}xf32>
               %y = linalg.generic {{indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (k, j)>,
                   affine_map<(i, j, k) -> ({map})>], iterator_types = [\"parallel\", \"parallel\", \"reduction\"]}}
                 ins(%a, %b : tensor<64x8xf32>, tensor<8x64xf32>) outs(%i : tensor<{0}x{1}x{2}xf32>) {{
                 ^bb0(%p: f32, %q: f32, %o: f32):
                   %m = arith.mulf %p, %q : f32
                   %s = arith.addf %o, %m : f32
                   linalg.yield %s : f32
               }} -> tensor<{0}x{1}x{2}xf32>
               return %y : tensor<{0}x{1}x{2}xf32>
             }}",
            shape[0], shape[1], shape[2]
        );
        let out = model(&text).run(&[f32s(&[64, 8], &[1.0; 512]), f32s(&[8, 64], &[1.0; 512])]).unwrap();
        out[0].to_f32()
    };
    let sums = run("i + j, 0, 0", [127, 1, 1]);
    assert!(sums.iter().enumerate().all(|(i, v)| *v == 8.0 * (i + 1).min(127 - i) as f32), "{sums:?}");
    let apart = run("i, j, 1", [64, 64, 2]);
    assert!(apart.chunks(2).all(|pair| pair == [0.0, 8.0]));
    assert!(run("j, 0, i", [64, 1, 64]).iter().all(|v| *v == 8.0));
}

#[test]
fn many_results_of_results_are_found_to_be_weights_once() {
    // As many ways from the last to the first as 2^40.
    let mut text = String::from(
        "func.func @main(%x: tensor<4x4xf32>) -> tensor<4x4xf32> {
           %w0 = mase.parameter \"w\" : () -> tensor<4x4xf32>\n%e = tensor.empty() : tensor<4x4xf32>\n",
    );
    for i in 0..40 {
        let next = i + 1;
        text += &format!(
            "%n{i} = math.absf %w{i} : tensor<4x4xf32>\n%w{next} = arith.subf %w{i}, %n{i} : tensor<4x4xf32>\n"
        );
    }
    text += "%y = linalg.matmul ins(%x, %w40 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%x : tensor<4x4xf32>) -> tensor<4x4xf32>
           return %y : tensor<4x4xf32>\n}";
    let model = program(&text).unwrap().bind(&given("w", f32s(&[4, 4], &[1.0; 16]))).unwrap();
    assert_eq!(model.run(&[f32s(&[4, 4], &[2.0; 16])]).unwrap()[0].to_f32(), [2.0; 16]);
}

#[test]
fn threads_compile_and_models_are_dropped_in_any_order() {
    let x = f32s(&[1, 3], &[1.0, 2.0, 4.0]);
    let models: Vec<Model> = std::thread::scope(|scope| {
        let compile = || program(LINEAR).unwrap().bind(&Weights::new().random(3)).unwrap();
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(compile)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let expected = models[0].run(std::slice::from_ref(&x)).unwrap();
    let (first, second): (Vec<_>, Vec<_>) =
        models.into_iter().enumerate().partition(|(index, _)| index % 2 == 0);
    drop(first);
    for (_, model) in second {
        assert_eq!(model.run(std::slice::from_ref(&x)).unwrap(), expected);
    }
}

#[test]
fn threads_share_a_model() {
    let model = model(EMBEDDING);
    std::thread::scope(|scope| {
        for thread in 0..4i64 {
            let model = &model;
            scope.spawn(move || {
                for round in 0..200 {
                    let index = (thread + round) % 4;
                    let result = model.run(&[Tensor::from_vec(&[2], vec![index, 0]).unwrap()]);
                    match index {
                        3 => assert!(matches!(result, Err(Error::Stopped(_)))),
                        _ => assert_eq!(result.unwrap()[0].to_f32()[0], [1.0, 3.0, 5.0][index as usize]),
                    }
                }
            });
        }
    });
}

#[test]
fn derived_parameters_follow_from_those_bound() {
    let text = r#"
      func.func @main(%x: tensor<1x2xf32>) -> tensor<1x2xf32> {
        %w = mase.parameter "fc.weight" : () -> tensor<2x2xf32>
        %s = mase.parameter "scale" = dense<[[2.0], [3.0]]> : tensor<2x1xf32> : () -> tensor<2x1xf32>
        %d = mase.derive "fc.weight" (%w, %s) absorbs ["scale"] : (tensor<2x2xf32>, tensor<2x1xf32>) -> tensor<2x2xf32> {
        ^bb0(%a: tensor<2x2xf32>, %b: tensor<2x1xf32>):
          %p = mase.mul %a, %b : (tensor<2x2xf32>, tensor<2x1xf32>) -> tensor<2x2xf32>
          mase.yield %p : tensor<2x2xf32>
        }
        %y = mase.linear %x, %d : (tensor<1x2xf32>, tensor<2x2xf32>) -> tensor<1x2xf32>
        return %y : tensor<1x2xf32>
      }"#;
    let program = program(text).unwrap();
    let model = program.bind(&given("fc.weight", f32s(&[2, 2], &[1.0, 2.0, 3.0, 4.0]))).unwrap();
    assert_eq!(model.run(&[f32s(&[1, 2], &[1.0, 10.0])]).unwrap()[0].to_f32(), [42.0, 129.0]);
}

/// What a contraction is without kernels.
fn convolve(x: &[f32], w: &[f32], [c, h, f, k, stride]: [usize; 5]) -> Vec<f32> {
    let o = (h - k) / stride + 1;
    let mut y = vec![0.0; f * o * o];
    for (index, out) in y.iter_mut().enumerate() {
        let (i, j) = (index / o % o, index % o);
        for (at, weight) in w[index / (o * o) * c * k * k..][..c * k * k].iter().enumerate() {
            let (p, q) = (at / k % k, at % k);
            *out += x[at / (k * k) * h * h + (i * stride + p) * h + j * stride + q] * weight;
        }
    }
    y
}

#[test]
fn convolutions_and_products_through_kernels() {
    let numbers = |count: usize, step: usize| -> Vec<f32> {
        (0..count).map(|i| ((i * step) % 17) as f32 - 8.0).collect()
    };
    for [c, h, f, k, stride] in [[8, 20, 16, 3, 1], [4, 21, 8, 3, 2], [16, 9, 32, 1, 1], [3, 30, 8, 7, 2]] {
        let o = (h - k) / stride + 1;
        let model = model(&format!(
            "func.func @main(%x: tensor<1x{c}x{h}x{h}xf32>, %w: tensor<{f}x{c}x{k}x{k}xf32>) -> tensor<1x{f}x{o}x{o}xf32> {{
               %z = arith.constant 0.0 : f32
               %e = tensor.empty() : tensor<1x{f}x{o}x{o}xf32>
               %i = linalg.fill ins(%z : f32) outs(%e : tensor<1x{f}x{o}x{o}xf32>) -> tensor<1x{f}x{o}x{o}xf32>
               %y = linalg.conv_2d_nchw_fchw {{dilations = dense<1> : vector<2xi64>, strides = dense<{stride}> : vector<2xi64>}}
                 ins(%x, %w : tensor<1x{c}x{h}x{h}xf32>, tensor<{f}x{c}x{k}x{k}xf32>) outs(%i : tensor<1x{f}x{o}x{o}xf32>) -> tensor<1x{f}x{o}x{o}xf32>
               return %y : tensor<1x{f}x{o}x{o}xf32>
             }}"
        ));
        let (x, w) = (numbers(c * h * h, 7), numbers(f * c * k * k, 5));
        let y = model.run(&[f32s(&[1, c, h, h], &x), f32s(&[f, c, k, k], &w)]).unwrap();
        assert_eq!(y[0].to_f32(), convolve(&x, &w, [c, h, f, k, stride]));
    }
    // A sum onto what is there, with a transposed input, of doubles.
    let text = "
      func.func @main(%a: tensor<2x6x5xf64>, %b: tensor<2x7x6xf64>, %c: tensor<2x5x7xf64>) -> tensor<2x5x7xf64> {
        %ea = tensor.empty() : tensor<2x5x6xf64>
        %ta = linalg.transpose ins(%a : tensor<2x6x5xf64>) outs(%ea : tensor<2x5x6xf64>) permutation = [0, 2, 1]
        %eb = tensor.empty() : tensor<2x6x7xf64>
        %tb = linalg.transpose ins(%b : tensor<2x7x6xf64>) outs(%eb : tensor<2x6x7xf64>) permutation = [0, 2, 1]
        %y = linalg.batch_matmul ins(%ta, %tb : tensor<2x5x6xf64>, tensor<2x6x7xf64>) outs(%c : tensor<2x5x7xf64>) -> tensor<2x5x7xf64>
        return %y : tensor<2x5x7xf64>
      }";
    let doubles = |shape: &[usize], step| {
        let values = numbers(shape.iter().product(), step).into_iter().map(f64::from).collect();
        Tensor::from_vec::<f64>(shape, values).unwrap()
    };
    let (a, b, c) = (doubles(&[2, 6, 5], 3), doubles(&[2, 7, 6], 5), doubles(&[2, 5, 7], 11));
    let [av, bv, cv] = [&a, &b, &c].map(Tensor::to_f64);
    let expected: Vec<f64> = (0..70)
        .map(|at| {
            let (n, i, j) = (at / 35, at / 7 % 5, at % 7);
            cv[at] + (0..6).map(|k| av[n * 30 + k * 5 + i] * bv[n * 42 + j * 6 + k]).sum::<f64>()
        })
        .collect();
    assert_eq!(model(text).run(&[a, b, c.clone()]).unwrap()[0].to_f64(), expected);
    assert_eq!(c.to_f64(), cv, "an input changed");
}

#[test]
fn integers_are_contracted_by_loops() {
    let model = model(
        "func.func @main(%a: tensor<5x6xi8>, %b: tensor<6x5xi8>) -> tensor<5x5xi32> {
           %z = arith.constant 0 : i32
           %e = tensor.empty() : tensor<5x5xi32>
           %i = linalg.fill ins(%z : i32) outs(%e : tensor<5x5xi32>) -> tensor<5x5xi32>
           %y = linalg.matmul ins(%a, %b : tensor<5x6xi8>, tensor<6x5xi8>) outs(%i : tensor<5x5xi32>) -> tensor<5x5xi32>
           return %y : tensor<5x5xi32>
         }",
    );
    let a = Tensor::from_vec(&[5, 6], vec![-128i8; 30]).unwrap();
    let b = Tensor::from_vec(&[6, 5], vec![127i8; 30]).unwrap();
    assert_eq!(model.run(&[a, b]).unwrap()[0].to_i64().unwrap(), vec![-128 * 127 * 6; 25]);
}

#[test]
fn large_constants_are_kept_out_of_the_code() {
    let values: Vec<String> = (0..100).map(|i| format!("{i}.0")).collect();
    let text = format!(
        "func.func @main(%x: tensor<100xf32>) -> tensor<100xf32> {{
           %c = arith.constant dense<[{}]> : tensor<100xf32>
           %y = mase.add %x, %c : (tensor<100xf32>, tensor<100xf32>) -> tensor<100xf32>
           return %y : tensor<100xf32>
         }}",
        values.join(", ")
    );
    let program = program(&text).unwrap();
    assert!(program.parameters().is_empty());
    let y = program.bind(&Weights::new()).unwrap().run(&[f32s(&[100], &[0.5; 100])]).unwrap();
    assert_eq!(y[0].to_f32()[99], 99.5);
}

/// The functions that are formulas, against the C library, over their whole range: units in the last place.
#[test]
fn formulas_are_exact_to_a_few_units() {
    let count = 200_000;
    let xs: Vec<f32> = (0..count).map(|i| (i as f32 / count as f32 - 0.5) * 2.0).collect();
    // `1 - erfc` would cancel; the series is exact enough here.
    let erf = |x: f64| {
        if x.abs() > 6.0 {
            return x.signum();
        }
        let mut term = x;
        let mut sum = x;
        for n in 1..400 {
            term *= -x * x / f64::from(n);
            sum += term / f64::from(2 * n + 1);
        }
        sum * 2.0 / std::f64::consts::PI.sqrt()
    };
    type Exact = Box<dyn Fn(f64) -> f64>;
    let cases: [(&str, f32, Exact, f64); 3] = [
        ("exp", 88.0, Box::new(f64::exp), 2.0),
        ("tanh", 12.0, Box::new(f64::tanh), 6.0),
        ("erf", 4.5, Box::new(erf), 8.0),
    ];
    for (name, range, exact, units) in cases {
        let model = model(&format!(
            "func.func @main(%x: tensor<{count}xf32>) -> tensor<{count}xf32> {{
               %e = tensor.empty() : tensor<{count}xf32>
               %y = linalg.generic {{indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = [\"parallel\"]}}
                 ins(%x : tensor<{count}xf32>) outs(%e : tensor<{count}xf32>) {{
                 ^bb0(%i: f32, %o: f32):
                   %r = math.{name} %i : f32
                   linalg.yield %r : f32
               }} -> tensor<{count}xf32>
               return %y : tensor<{count}xf32>
             }}"
        ));
        let x: Vec<f32> = xs.iter().map(|x| x * range).collect();
        let y = model.run(&[f32s(&[count], &x)]).unwrap()[0].to_f32();
        let mut worst = (0.0, 0.0);
        for (x, y) in x.iter().zip(&y) {
            let right = exact(f64::from(*x));
            let unit = f64::from((right as f32).abs().next_up()) - f64::from((right as f32).abs());
            let error = (f64::from(*y) - right).abs() / unit.max(f64::from(f32::MIN_POSITIVE));
            if error > worst.0 {
                worst = (error, f64::from(*x));
            }
        }
        assert!(worst.0 <= units, "{name}: {} units at {}", worst.0, worst.1);
        let edge = model.run(&[f32s(&[count], &vec![f32::NAN; count])]).unwrap();
        assert!(edge[0].to_f32()[0].is_nan(), "{name} of NaN");
    }
}
