package sphere.gpu;

import sphere.geometry.ball.Chart;
import sphere.geometry.device.PairScan;
import sphere.geometry.device.Relation;
import sphere.gpu.host.Device;

/** A scan that closes its GPU with itself. */
record OwningScan(PairScan scan, Device device) implements PairScan {
  @Override
  public void pairs(Relation relation, Chart balls, Pairs found) {
    scan.pairs(relation, balls, found);
  }

  @Override
  public int[][] nearest(Relation relation, Chart balls, int most) {
    return scan.nearest(relation, balls, most);
  }

  @Override
  public void close() {
    try (device) {
      scan.close();
    }
  }
}
