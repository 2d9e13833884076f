/** Python: the random numbers of `src/math/rng.ts`, and steps of SGD with labels that are drawn by them. */
export const LABEL_NOISE_REPLAY = `class Stream:
    """Random numbers of (seed, purpose, index): Philox4x32-10."""

    def __init__(self, seed, purpose, index):
        self.key = (seed & 0xFFFFFFFF, seed >> 32)
        self.place = (purpose, index & 0xFFFFFFFF, index >> 32)
        self.block, self.words, self.spare = 0, [], None

    def refill(self):
        c0, (c1, c2, c3), (k0, k1) = self.block, self.place, self.key
        for _ in range(10):
            a, b = 0xD2511F53 * c0, 0xCD9E8D57 * c2
            c0, c1, c2, c3 = (b >> 32) ^ c1 ^ k0, b & 0xFFFFFFFF, (a >> 32) ^ c3 ^ k1, a & 0xFFFFFFFF
            k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
        self.block += 1
        self.words = [c3, c2, c1, c0]

    def word(self):
        if not self.words:
            self.refill()
        return self.words.pop()

    def uniform(self):
        high, low = self.word() >> 5, self.word() >> 6
        return (high * 67108864 + low) / 9007199254740992

    def below(self, count):
        limit = 2**32 - 2**32 % count
        word = self.word()
        while word >= limit:
            word = self.word()
        return word % count

    def normal(self):
        """Marsaglia's polar method."""
        if self.spare is not None:
            value, self.spare = self.spare, None
            return value
        while True:
            u, v = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            s = u * u + v * v
            if 0 < s < 1:
                factor = math.sqrt(-2 * math.log(s) / s)
                self.spare = v * factor
                return u * factor


def noisy_loss(outputs, labels, stream):
    """The loss of a mini-batch with noise on its targets, or with some of its labels replaced."""
    count = outputs.shape[1]
    if RUN["shape"] == "targets":
        targets = nn.functional.one_hot(labels, count).double()
        noise = [[stream.normal() for _ in range(count)] for _ in labels]
        targets = (targets + RUN["deviation"] * torch.tensor(noise, dtype=torch.float64)).to(outputs.dtype)
        return 0.5 * (outputs - targets).square().sum(dim=1).mean()
    drawn = []
    for label in labels.tolist():
        replaced = stream.uniform() < RUN["probability"]
        drawn.append((label + 1 + stream.below(count - 1)) % count if replaced else label)
    return loss_of(outputs, torch.tensor(drawn))


def train(model, optimiser, inputs, labels, batches, rates):
    """SGD with labels that are drawn anew at every step."""
    for batch, rate in zip(batches, rates):
        made = RUN.setdefault("stepsMade", RUN.get("stepsBefore", 0))
        RUN["stepsMade"] = made + 1
        optimiser.param_groups[0]["lr"] = float(rate)
        optimiser.zero_grad()
        noisy_loss(model(inputs[batch]), labels[batch], Stream(RUN["seed"], 23, made)).backward()
        optimiser.step()
`;
