class Fixed:
    """The integers from low to high, times a step that is a power of two."""

    def __init__(self, low, high, step=1.0, rounding=torch.round, wrap=False):
        self.low, self.high, self.step, self.rounding, self.wrap = low, high, step, rounding, wrap

    def __call__(self, x, scale=1.0):
        return Snap.apply(x.double(), lambda x: self.nearest(x, scale))

    def nearest(self, x, scale):
        step = self.step * scale
        n = self.rounding(x / step)
        clipped = (n < self.low) | (n > self.high)
        if self.wrap:
            period = self.high - self.low + 1
            n = torch.remainder(n, period)
            n = torch.where(n > self.high, n - period, n)
        return n.clamp(self.low, self.high) * step, clipped
