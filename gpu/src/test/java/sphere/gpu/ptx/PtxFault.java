package sphere.gpu.ptx;

/** What a kernel did that no kernel may do, or what the interpreter does not know. */
public final class PtxFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  PtxFault(String message) {
    super(message);
  }

  PtxFault(String message, Throwable cause) {
    super(message, cause);
  }
}
