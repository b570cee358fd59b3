//! The functions, as real numbers.

use libm::{erfc, exp, expm1, fabs, log1p, sqrt, tanh};
use std::f64::consts::{PI, SQRT_2};

/// A function of one real number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Function {
    /// `x/2 * (1 + erf(x / sqrt(2)))`
    Gelu,
    /// `x/2 * (1 + tanh(sqrt(2/pi) * (x + 0.044715 * x^3)))`
    GeluTanh,
    /// `x / (1 + exp(-x))`
    Silu,
    /// `tanh(x)`
    Tanh,
    /// `1 / (1 + exp(-x))`
    Sigmoid,
    /// `exp(x)`
    Exp,
    /// `sqrt(x)`, and 0 for a negative number.
    Sqrt,
    /// `1 / sqrt(x)`, and infinity for 0 or a negative number.
    Rsqrt,
    /// `log(1 + exp(x))`
    Softplus,
    /// `x >= 0 ? x : alpha * (exp(x) - 1)`
    Elu {
        /// What it approaches, negated.
        alpha: f64,
    },
    /// `x >= 0 ? x : alpha * x`
    LeakyRelu {
        /// The slope below 0.
        alpha: f64,
    },
    /// `min(max(x, 0), 6)`
    Relu6,
    /// `x * min(max(x + 3, 0), 6) / 6`
    Hardswish,
    /// `min(max(x + 3, 0), 6) / 6`
    Hardsigmoid,
}

use Function::{
    Elu, Exp, Gelu, GeluTanh, Hardsigmoid, Hardswish, LeakyRelu, Relu6, Rsqrt, Sigmoid, Silu, Softplus, Sqrt,
    Tanh,
};

impl Function {
    /// Every function, with the usual parameters.
    pub const ALL: [Function; 14] = [
        Gelu,
        GeluTanh,
        Silu,
        Tanh,
        Sigmoid,
        Exp,
        Sqrt,
        Rsqrt,
        Softplus,
        Elu { alpha: 1.0 },
        LeakyRelu { alpha: 0.01 },
        Relu6,
        Hardswish,
        Hardsigmoid,
    ];

    /// Name for lists.
    pub fn name(self) -> &'static str {
        match self {
            Gelu => "gelu",
            GeluTanh => "gelu approximate tanh",
            Silu => "silu",
            Tanh => "tanh",
            Sigmoid => "sigmoid",
            Exp => "exp",
            Sqrt => "sqrt",
            Rsqrt => "rsqrt",
            Softplus => "softplus",
            Elu { .. } => "elu",
            LeakyRelu { .. } => "leaky_relu",
            Relu6 => "relu6",
            Hardswish => "hardswish",
            Hardsigmoid => "hardsigmoid",
        }
    }

    /// The value at a finite `x`, to some units in the last place of an `f64`; never NaN.
    pub fn value(self, x: f64) -> f64 {
        match self {
            // Without the cancellation of 1 + erf(x) far below 0.
            Gelu => 0.5 * x * erfc(-x / SQRT_2),
            GeluTanh => x * logistic(2.0 * sqrt(2.0 / PI) * (x + 0.044715 * x * x * x)),
            Silu => x * logistic(x),
            Tanh => tanh(x),
            Sigmoid => logistic(x),
            Exp => exp(x),
            Sqrt => sqrt(x.max(0.0)),
            Rsqrt if x > 0.0 => 1.0 / sqrt(x),
            Rsqrt => f64::INFINITY,
            Softplus => x.max(0.0) + log1p(exp(-fabs(x))),
            Elu { alpha } if x < 0.0 => alpha * expm1(x),
            LeakyRelu { alpha } if x < 0.0 => alpha * x,
            Elu { .. } | LeakyRelu { .. } => x,
            Relu6 => x.clamp(0.0, 6.0),
            Hardswish => x * hard_logistic(x),
            Hardsigmoid => hard_logistic(x),
        }
    }

    /// Slope and intercept of the line that the function approaches towards minus infinity, where there is one.
    pub(crate) fn below(self) -> Option<(f64, f64)> {
        match self {
            Tanh => Some((0.0, -1.0)),
            Elu { alpha } => Some((0.0, -alpha)),
            LeakyRelu { alpha } => Some((alpha, 0.0)),
            Rsqrt => None,
            _ => Some((0.0, 0.0)),
        }
    }

    /// The same towards infinity.
    pub(crate) fn above(self) -> Option<(f64, f64)> {
        match self {
            Exp | Sqrt => None,
            Rsqrt => Some((0.0, 0.0)),
            Tanh | Sigmoid | Hardsigmoid => Some((0.0, 1.0)),
            Relu6 => Some((0.0, 6.0)),
            _ => Some((1.0, 0.0)),
        }
    }

    /// Whether a larger number never has a smaller value.
    pub fn rises(self) -> bool {
        match self {
            Elu { alpha } | LeakyRelu { alpha } => alpha >= 0.0,
            Gelu | GeluTanh | Silu | Hardswish | Rsqrt => false,
            _ => true,
        }
    }
}

/// `1 / (1 + exp(-x))`, without overflow or cancellation.
fn logistic(x: f64) -> f64 {
    if x >= 0.0 { 1.0 / (1.0 + exp(-x)) } else { exp(x) / (1.0 + exp(x)) }
}

fn hard_logistic(x: f64) -> f64 {
    (x + 3.0).clamp(0.0, 6.0) / 6.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By mpmath, with 50 digits.
    #[test]
    fn values() {
        let cases = [
            (Gelu, 1.0, 0.841_344_746_068_542_9),
            (Gelu, -8.0, -4.976_768_459_417_427e-15),
            (GeluTanh, -1.5, -0.100_428_423_019_767_08),
            (Silu, -2.5, -0.189_645_450_053_108_88),
            (Softplus, -20.0, 2.061_153_620_314_381e-9),
            (Elu { alpha: 0.5 }, -1e-9, -4.999_999_997_5e-10),
            (Hardswish, 1.0, 2.0 / 3.0),
            (Hardsigmoid, -1.0, 1.0 / 3.0),
            (Rsqrt, 4.0, 0.5),
            (Rsqrt, 0.0, f64::INFINITY),
            (Sqrt, -1.0, 0.0),
            (LeakyRelu { alpha: 0.1 }, -2.0, -0.2),
            (Relu6, 7.0, 6.0),
        ];
        for (function, x, wanted) in cases {
            let found = function.value(x);
            let near = (found - wanted).abs() <= 1e-14 * wanted.abs();
            assert!(found == wanted || near, "{function:?}({x}) = {found}, not {wanted}");
        }
    }

    #[test]
    fn no_function_is_nan() {
        for function in Function::ALL {
            for x in [0.0, 1e-300, 1.0, 800.0, 1e154] {
                assert!(!function.value(x).is_nan() && !function.value(-x).is_nan(), "{function:?}({x})");
            }
        }
    }
}
