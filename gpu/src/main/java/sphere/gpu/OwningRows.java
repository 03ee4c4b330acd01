package sphere.gpu;

import sphere.geometry.device.RowBalls;
import sphere.geometry.device.Rows;
import sphere.gpu.host.Device;

/** A descent that closes its GPU with itself. */
record OwningRows(Rows rows, Device device) implements Rows {
  @Override
  public double epoch(int key, int[] shifts) {
    return rows.epoch(key, shifts);
  }

  @Override
  public double heldOutCost() {
    return rows.heldOutCost();
  }

  @Override
  public void keep() {
    rows.keep();
  }

  @Override
  public RowBalls kept() {
    return rows.kept();
  }

  @Override
  public void close() {
    try (device) {
      rows.close();
    }
  }
}
