package sphere.text;

import ai.onnxruntime.OrtException;
import java.util.List;
import sphere.geometry.features.TextEncoder;

/**
 * The sentence encoder all-MiniLM-L6-v2 in 8 bits: mean of the tokens' vectors, of unit length.
 *
 * <p>Cheap to make: the model is loaded at the first text, once for the process.
 */
public final class MiniLmEncoder implements TextEncoder {
  private static final LazyModel MODEL = new LazyModel(SentenceModel::load);

  /** For {@link java.util.ServiceLoader}. */
  public MiniLmEncoder() {}

  @Override
  public String name() {
    return "all-MiniLM-L6-v2-int8";
  }

  @Override
  public int dimension() {
    return SentenceModel.DIMENSION;
  }

  @Override
  public float[][] encode(List<String> texts) {
    SentenceModel model = MODEL.get();
    float[][] vectors = new float[texts.size()][];
    try {
      int next = 0;
      for (String text : texts) {
        vectors[next++] = model.vector(text);
      }
    } catch (OrtException e) {
      throw new IllegalStateException("A text could not be encoded: " + e.getMessage(), e);
    }
    return vectors;
  }
}
