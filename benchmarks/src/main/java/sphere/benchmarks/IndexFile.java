package sphere.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

/**
 * A hierarchy and its balls in a file, so that each process of JMH need not train them again. Only
 * for the process that wrote it and its children: there is no version and no check.
 *
 * @param hierarchy edges between ordinals
 * @param table its balls
 */
record IndexFile(Hierarchy hierarchy, BallTable table) {

  void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      writeHierarchy(out);
      out.writeInt(table.dimension());
      out.writeInt(table.chartCount());
      for (int k = 0; k < table.chartCount(); k++) {
        writeChart(out, k);
      }
    }
  }

  private void writeHierarchy(DataOutputStream out) throws IOException {
    out.writeInt(hierarchy.nodeCount());
    out.writeInt(hierarchy.edgeCount());
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        out.writeLong(Closure.pair(v, hierarchy.parent(s)));
      }
    }
  }

  private void writeChart(DataOutputStream out, int k) throws IOException {
    Chart chart = table.chart(k);
    ByteBuffer row = ByteBuffer.allocate(12 + 4 * chart.dimension());
    out.writeInt(chart.radii().length);
    for (int r = 0; r < chart.radii().length; r++) {
      row.clear();
      row.putInt(table.ordinal(k, r)).putDouble(chart.radii()[r]);
      for (int i = 0; i < chart.dimension(); i++) {
        row.putFloat(chart.centers()[r * chart.dimension() + i]);
      }
      out.write(row.array());
    }
  }

  static IndexFile read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      Hierarchy hierarchy = readHierarchy(in);
      int dimension = in.readInt();
      int charts = in.readInt();
      List<Chart> read = new ArrayList<>();
      List<int[]> ordinals = new ArrayList<>();
      for (int k = 0; k < charts; k++) {
        read.add(readChart(in, dimension, ordinals));
      }
      BallTable table = new BallTable(hierarchy.nodeCount(), read, ordinals.subList(1, charts));
      return new IndexFile(hierarchy, table);
    }
  }

  private static Hierarchy readHierarchy(DataInputStream in) throws IOException {
    HierarchyBuilder builder = new HierarchyBuilder(in.readInt());
    for (int edges = in.readInt(); edges > 0; edges--) {
      long edge = in.readLong();
      builder.add(Closure.descendant(edge), Closure.ancestor(edge));
    }
    return builder.build();
  }

  private static Chart readChart(DataInputStream in, int dimension, List<int[]> ordinals)
      throws IOException {
    int rows = in.readInt();
    int[] held = new int[rows];
    double[] radii = new double[rows];
    float[] centers = new float[rows * dimension];
    ByteBuffer row = ByteBuffer.allocate(12 + 4 * dimension);
    for (int r = 0; r < rows; r++) {
      in.readFully(row.array());
      row.clear();
      held[r] = row.getInt();
      radii[r] = row.getDouble();
      row.asFloatBuffer().get(centers, r * dimension, dimension);
    }
    ordinals.add(held);
    return new Chart(dimension, centers, radii);
  }
}
