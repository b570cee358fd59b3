class Scaled:
    """The integers from low to high, times any scale. A code is an integer plus zero, and it is codes that are rounded."""

    def __init__(self, low, high, scale=1.0, zero=0, rounding=torch.round, wrap=False):
        self.low, self.high, self.scale, self.zero, self.rounding, self.wrap = low, high, scale, zero, rounding, wrap

    def __call__(self, x, scale=1.0):
        return Snap.apply(x.double(), lambda x: self.nearest(x, scale))

    def nearest(self, x, scale):
        scale = torch.as_tensor(self.scale * scale, dtype=torch.float64, device=x.device)
        # A power of two of periods, which leaves low bits as they are.
        most = scale * 2.0**25
        x = torch.fmod(x, most) if self.wrap else torch.clamp(x, -most, most)
        near = torch.round(x / scale)
        # What is left of x, exactly: the products have at most 53 bits.
        head = (scale.view(torch.int64) >> 27 << 27).view(torch.float64)
        rest = x - near * head - near * (scale - head)
        half = 2 * rest.abs()
        # A fraction on the same side of 0 and of one half.
        fraction = torch.sign(rest) * (0.25 + 0.25 * (half >= scale) + 0.25 * (half > scale))
        n = self.rounding(near + self.zero + fraction) - self.zero
        clipped = (n < self.low) | (n > self.high)
        if self.wrap:
            period = self.high - self.low + 1
            n = torch.remainder(n, period)
            n = torch.where(n > self.high, n - period, n)
        return n.clamp(self.low, self.high) * scale, clipped
