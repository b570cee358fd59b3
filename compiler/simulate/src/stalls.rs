//! Random stalls at the ports, the same here and in benches of the SystemVerilog.

/// Which cycles a port is stalled in: a pure function of seed, number of the port, and cycle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stalls {
    /// 0: no stalls.
    pub seed: u64,
    /// Of 256 cycles, how many are stalled on average.
    pub rate: u32,
}

impl Stalls {
    /// None.
    pub const NONE: Self = Self { seed: 0, rate: 0 };

    /// Whether there are any.
    pub fn any(&self) -> bool {
        self.seed != 0 && self.rate > 0
    }

    /// Whether a port is stalled in a cycle; the first cycle out of reset is 0. The finaliser is that of splitmix64 (Steele, Lea
    /// and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, with Stafford's variant 13).
    pub fn stalled(&self, port: u64, cycle: u64) -> bool {
        if !self.any() {
            return false;
        }
        let mut x =
            self.seed ^ port.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ cycle.wrapping_mul(0xD1B5_4A32_D192_ED03);
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^= x >> 31;
        (x >> 40) % 256 < u64::from(self.rate)
    }
}
