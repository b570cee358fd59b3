class Powers:
    """Powers of two, from 2**low to 2**high, with a sign, and 0."""

    def __init__(self, low, high):
        self.low, self.high = low, high

    def __call__(self, x):
        return Snap.apply(x.double(), self.nearest)

    def nearest(self, x):
        mantissa, exponent = torch.frexp(x.abs())
        # The logarithm is rounded: the mantissa is compared with the root of one half.
        power = exponent - (mantissa < 0.7071067811865476).int()
        y = torch.sign(x) * two_to(power.clamp(self.low, self.high))
        return y.masked_fill(power < self.low, 0.0), power > self.high
