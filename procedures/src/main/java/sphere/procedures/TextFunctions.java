package sphere.procedures;

import java.util.List;
import org.neo4j.procedure.Context;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.UserFunction;
import sphere.procedures.catalog.Models;

/** What the sentence encoder does for models, for whoever wants it for something else. */
public final class TextFunctions {
  /** The server's models. */
  @Context public Models models;

  /** One text. */
  @UserFunction("sphere.encode")
  @Description(
      "The vector of a text, of unit length: what is near means alike. Needs the jar with the"
          + " sentence encoder.")
  public List<Double> encode(
      @Name(value = "text", description = "In any script, of any length.") String text) {
    if (text == null) {
      return null;
    }
    float[][] vectors = models.encoders().require("Function `sphere.encode`").encode(List.of(text));
    return TrainProcedures.BallRow.coordinates(vectors[0]);
  }
}
