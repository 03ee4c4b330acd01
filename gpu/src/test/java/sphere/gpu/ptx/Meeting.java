package sphere.gpu.ptx;

import java.util.List;

/**
 * An instruction at which lanes wait for each other.
 *
 * @param mask which lanes of the warp; ignored if the whole block meets
 * @param block whether the whole block meets
 * @param exchange what they do once all are there, given by lane number, those not named null
 * @param text for messages
 */
record Meeting(Source mask, boolean block, Exchange exchange, String text) {
  /** What passes between lanes. */
  interface Exchange {
    void run(List<Lane> byNumber);
  }
}
