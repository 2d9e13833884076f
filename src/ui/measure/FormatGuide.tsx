/** How to save a network so that it can be measured: shown while there is none. */
export function FormatGuide() {
  return (
    <div className="format-guide">
      <section>
        <h3>From NumPy</h3>
        <pre>
          <code>{`np.savez("net.npz",
    W0=…, b0=…,  W1=…, b1=…,      # weights [in, out]
    x_train=…, y_train=…,         # as the network sees them
    x_test=…, y_test=…,           # if there are any
    activation="tanh",            # of the hidden layers
    batch_size=32)                # that it was trained with`}</code>
        </pre>
      </section>
      <section>
        <h3>From PyTorch</h3>
        <pre>
          <code>{`W0=model[0].weight.T,                    # nn.Linear
W0=model[0].weight.permute(2, 3, 1, 0),  # nn.Conv2d
b0=model[0].bias,                        # and so on`}</code>
        </pre>
        <p>
          A safetensors file with the same names will do as well. Classes are numbers from 0; the last layer is linear.
          With <code>initial.W0</code>, … (weights before training) and <code>velocity.W0</code>, … (momentum) the
          distance travelled and the last step are measured too. “Export run” in the microscope writes such files.
        </p>
      </section>
    </div>
  );
}
