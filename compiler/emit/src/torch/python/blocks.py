class Blocks:
    """Elements that share a power of two with those of their block, from -limit to limit: the logarithm of the largest
    one, less a number. It is rounded down, and up where the mantissa is above a bound."""

    def __init__(self, elements, axis, size, limit, less=0, bound=1.0):
        self.elements, self.axis, self.size = elements, axis, size
        self.limit, self.less, self.bound = limit, less, bound

    def __call__(self, x):
        return Snap.apply(x.double(), self.nearest)

    def nearest(self, x):
        blocks = split(x, self.axis, self.size)
        largest = blocks.abs().amax(self.axis, keepdim=True)
        mantissa, exponent = torch.frexp(largest)
        power = exponent - 1 + (mantissa > self.bound).int() - self.less
        power = power.masked_fill(largest == 0, -self.limit).clamp(-self.limit, self.limit)
        found = self.elements.nearest(blocks, two_to(power))
        return tuple(y.flatten(self.axis - 1, self.axis).narrow(self.axis, 0, x.shape[self.axis]) for y in found)
