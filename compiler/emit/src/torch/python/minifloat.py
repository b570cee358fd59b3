class Minifloat:
    """Multiples of 2**power of at most so many significant bits, as large as most."""

    def __init__(self, significant, power, most, rounding=torch.round):
        self.significant, self.power, self.most, self.rounding = significant, power, most, rounding

    def __call__(self, x, scale=1.0):
        return Snap.apply(x.double(), lambda x: self.nearest(x, scale))

    def nearest(self, x, scale):
        x = x / scale
        step = two_to((torch.frexp(x).exponent - self.significant).clamp(min=self.power))
        y = self.rounding(x / step) * step
        return y.clamp(-self.most, self.most) * scale, y.abs() > self.most
