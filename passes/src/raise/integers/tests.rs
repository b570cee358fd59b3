//! Expressions keep the values that the operations on them have.

use super::{
    domain::{Arena, Expr, Id, Op, Ty, cmpi},
    fold,
};

const SMALL: Ty = Ty::Int(3);

/// The value of an expression for values of the inputs; `None` where it is not defined.
fn evaluate(arena: &Arena, id: Id, inputs: &[u64]) -> Option<u64> {
    match arena.get(id) {
        Expr::Constant(_, bits) => Some(bits),
        Expr::Undefined(_) => None,
        Expr::Input { ty, index, .. } => Some(ty.wrap(inputs[index as usize])),
        Expr::Apply { op, ty, args } => {
            let mut values = Vec::new();
            for arg in &args[..op.arity()] {
                values.push((arena.ty(*arg), evaluate(arena, *arg, inputs)?));
            }
            fold::fold(op, ty, &values)
        }
    }
}

/// Checks an operation on expressions against the operation on their values, for all values of two inputs.
fn check(arena: &mut Arena, op: Op, ty: Ty, args: &[Id]) {
    let result = arena.apply(op, ty, args);
    assert_eq!(arena.ty(result), ty, "{op:?}");
    for x in 0..8 {
        for y in 0..8 {
            let values: Option<Vec<_>> =
                args.iter().map(|arg| Some((arena.ty(*arg), evaluate(arena, *arg, &[x, y])?))).collect();
            // What is not defined may become anything.
            let Some(expected) = values.and_then(|values| fold::fold(op, ty, &values)) else { continue };
            let found = evaluate(arena, result, &[x, y]);
            assert_eq!(found, Some(expected), "{op:?} {}", arena.text(result, &[]));
        }
    }
}

fn integer_ops() -> Vec<Op> {
    use Op::*;
    vec![
        AddI, SubI, MulI, DivSI, DivUI, CeilDivSI, FloorDivSI, RemSI, RemUI, And, Or, Xor, ShL, ShRS, ShRU,
        MinS, MaxS, MinU, MaxU,
    ]
}

#[test]
fn simplifying_integers_keeps_their_values() {
    for ty in [Ty::BOOL, Ty::Int(2), SMALL] {
        let mut arena = Arena::default();
        let [x, y] = [0, 1].map(|index| arena.input(ty, 0, index));
        let mut operands = vec![x, y];
        operands.extend((0..8).map(|value| arena.integer(ty, value)));
        operands.push(arena.apply(Op::Xor, ty, &[x, operands[3]]));
        let condition = arena.not_zero(y);
        operands.push(arena.select(condition, operands[2], operands[3]));
        operands.push(arena.select(condition, x, operands[3]));
        for a in operands.clone() {
            for b in operands.clone() {
                for op in integer_ops() {
                    check(&mut arena, op, ty, &[a, b]);
                }
                for predicate in 0..10 {
                    check(&mut arena, Op::CmpI(predicate), Ty::BOOL, &[a, b]);
                }
            }
        }
    }
}

#[test]
fn simplifying_selections_keeps_their_values() {
    for ty in [Ty::BOOL, SMALL] {
        let mut arena = Arena::default();
        let x = arena.input(ty, 0, 0);
        let c = arena.input(Ty::BOOL, 0, 1);
        let not = arena.not(c);
        let [zero, one] = [0, 1].map(|value| arena.integer(ty, value));
        let nested = arena.select(c, one, x);
        let yes = arena.bool(true);
        for condition in [c, not, yes] {
            for a in [x, zero, one, nested] {
                for b in [x, zero, one, nested] {
                    check(&mut arena, Op::Select, ty, &[condition, a, b]);
                    let selection = arena.select(condition, a, b);
                    check(&mut arena, Op::AddI, ty, &[selection, one]);
                    check(&mut arena, Op::CmpI(cmpi::NE), Ty::BOOL, &[selection, zero]);
                }
            }
        }
    }
}

#[test]
fn simplifying_casts_keeps_their_values() {
    for from in [Ty::BOOL, SMALL] {
        let mut arena = Arena::default();
        let x = arena.input(from, 0, 0);
        for (op, to) in [
            (Op::ExtS, Ty::Int(64)),
            (Op::ExtU, Ty::Int(64)),
            (Op::ExtS, Ty::Index),
            (Op::Trunc, Ty::BOOL),
            (Op::SToF, Ty::F32),
            (Op::UToF, Ty::F64),
        ] {
            check(&mut arena, op, to, &[x]);
            let cast = arena.apply(op, to, &[x]);
            if to.is_float() {
                let zero = arena.float(to, 0.0);
                for predicate in 0..16 {
                    check(&mut arena, Op::CmpF(predicate), Ty::BOOL, &[cast, zero]);
                    check(&mut arena, Op::CmpF(predicate), Ty::BOOL, &[zero, cast]);
                }
            } else {
                check(&mut arena, Op::Trunc, from, &[cast]);
                let zero = arena.integer(to, 0);
                check(&mut arena, Op::CmpI(cmpi::NE), Ty::BOOL, &[cast, zero]);
            }
        }
    }
}

#[test]
fn equal_expressions_are_one() {
    let mut arena = Arena::default();
    let [x, y] = [0, 1].map(|index| arena.input(SMALL, 0, index));
    let sums = [[x, y], [y, x]].map(|args| arena.apply(Op::AddI, SMALL, &args));
    assert_eq!(sums[0], sums[1]);
    assert_ne!(arena.apply(Op::SubI, SMALL, &[x, y]), arena.apply(Op::SubI, SMALL, &[y, x]));
    // not (x == 0), of a number made wider.
    let wide = arena.apply(Op::ExtS, Ty::Int(64), &[x]);
    let zero = arena.integer(Ty::Int(64), 0);
    let none = arena.apply(Op::CmpI(cmpi::EQ), Ty::BOOL, &[wide, zero]);
    assert_eq!(arena.not(none), arena.not_zero(x));
    // Twice not.
    let bit = arena.input(Ty::BOOL, 1, 0);
    let not = arena.not(bit);
    assert_eq!(arena.not(not), bit);
}

#[test]
fn text_names_inputs_and_ends() {
    let mut arena = Arena::default();
    let x = arena.input(SMALL, 0, 5);
    let mut sum = x;
    for i in 0..9 {
        let next = arena.input(SMALL, 0, i);
        sum = arena.apply(Op::DivSI, SMALL, &[sum, next]);
    }
    let text = arena.text(sum, &["ids".to_owned()]);
    assert_eq!(text, "divsi(divsi(divsi(divsi(..., ids[5]), ids[6]), ids[7]), ids[8])");
}
