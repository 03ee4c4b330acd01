package sphere.text;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What ONNX Runtime unpacked to a private folder of random name in order to load it, 17 MB.
 *
 * <p>Left to itself, it leaves all of it behind if the process is killed, and the folder always,
 * which at exit it tries to delete before the files in it.
 */
final class UnpackedLibraries {
  private UnpackedLibraries() {}

  /** Nobody needs the files once they are loaded. */
  static void delete() {
    try {
      Field field = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
      field.setAccessible(true);
      if (field.get(null) instanceof Path folder) {
        delete(folder);
      }
    } catch (IOException | ReflectiveOperationException | LinkageError e) {
      // Windows holds on to loaded libraries: what is left there is no reason not to encode.
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
