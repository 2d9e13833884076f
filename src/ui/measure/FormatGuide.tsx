import './format-guide.css';
/** How to save a network so that it can be measured; shown while none is open. */
export function FormatGuide() {
  return (
    <div className="format-guide">
      <section>
        <h3>From PyTorch</h3>
        <pre>
          <code>{`state = {k: v.cpu().numpy() for k, v
         in model.state_dict().items()}
np.savez("net.npz", **state,
    # inputs as the network receives them
    x_train=…, y_train=…,
    x_test=…, y_test=…,
    # of the hidden layers
    activation="relu",
    # compared with ours
    train_loss=0.0123)`}</code>
        </pre>
        <p>
          Arrays named as <code>0.weight</code> or <code>fc1.weight</code> are read in the order of the layers, and
          their weights are transposed; the page shows how each array was read. safetensors files work too. With{' '}
          <code>MSELoss</code>, losses and eigenvalues here are K/2 times those of PyTorch for K outputs.
        </p>
      </section>
      <section>
        <h3>From NumPy, JAX or anything else</h3>
        <pre>
          <code>{`np.savez("net.npz",
    # weights [in, out]
    W0=…, b0=…,  W1=…, b1=…,
    x_train=…, y_train=…,
    activation="tanh",
    # used in training
    batch_size=32)`}</code>
        </pre>
        <p>
          To save <code>weight.T</code> from PyTorch under these names, make it contiguous first:{' '}
          <code>numpy.ascontiguousarray(weight.T)</code>, or <code>weight.T.contiguous()</code> with safetensors, which
          would otherwise scramble it. Classes are numbers from 0; the last layer is linear. With{' '}
          <code>initial.W0</code>, … (initial weights) and <code>velocity.W0</code>, … (momentum), the distance from
          initialisation and the last step are measured too. “Export run” in the microscope writes such files.
        </p>
      </section>
    </div>
  );
}
