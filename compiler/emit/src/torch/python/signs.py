class Signs:
    """Plus or minus a step; 0 becomes plus."""

    def __init__(self, step=1.0):
        self.step = step

    def __call__(self, x, scale=1.0):
        return Snap.apply(x.double(), lambda x: self.nearest(x, scale))

    def nearest(self, x, scale):
        step = torch.as_tensor(self.step * scale, dtype=torch.float64, device=x.device)
        return torch.where(x >= 0, step, -step), x.abs() > step
