package sphere.gpu.descent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sphere.gpu.driver.Context;
import sphere.gpu.driver.Driver;
import sphere.gpu.load.DriverSource;
import sphere.gpu.ptx.PtxDriver;

/** Kernels with one instruction that is not what it should be. */
final class Mutants {
  private static final Map<String, String> WRONG =
      Map.of(
          "add.rn.f32", "sub.rn.f32",
          "sub.rn.f32", "add.rn.f32",
          "mul.rn.f32", "div.rn.f32",
          "div.rn.f32", "mul.rn.f32",
          "min.f32", "max.f32",
          "max.f32", "min.f32",
          "setp.leu.f32", "setp.gtu.f32",
          "setp.lt.f32", "setp.ge.f32",
          "shfl.sync.bfly.b32", "shfl.sync.up.b32");

  private Mutants() {}

  /**
   * A fault.
   *
   * @param name the instruction as it is
   * @param change of the kernels' text
   */
  record Mutant(String name, UnaryOperator<String> change) {}

  /** A kernel's text with each of its arithmetic instructions changed, one at a time. */
  static List<Mutant> of(String ptx, String kernel) {
    int begin = ptx.indexOf(".entry " + kernel + "(");
    Matcher m = Pattern.compile("[a-z]+(\\.[a-z0-9]+)+").matcher(ptx);
    m.region(begin, ptx.indexOf("\n}", begin));
    List<Mutant> mutants = new ArrayList<>();
    while (m.find()) {
      String wrong = WRONG.getOrDefault(m.group(), m.group());
      int from = m.start();
      int to = m.end();
      String line = ptx.substring(from, ptx.indexOf(';', from));
      // A 0 that is taken away instead of added changes nothing.
      if (!wrong.equals(m.group()) && !line.endsWith("0f00000000")) {
        mutants.add(new Mutant(line, text -> text.substring(0, from) + wrong + text.substring(to)));
      }
    }
    return mutants;
  }

  /** An interpreter that is given other kernels than it is told to load. */
  static DriverSource driver(PtxDriver driver, UnaryOperator<String> change) {
    Driver changed =
        instead(
            Driver.class,
            driver,
            (method, arguments, result) ->
                method.getName().equals("open") ? context((Context) result, change) : result);
    return () -> changed;
  }

  private static Context context(Context context, UnaryOperator<String> change) {
    return instead(
        Context.class,
        context,
        (method, arguments, result) ->
            method.getName().equals("load")
                ? context.load(change.apply((String) arguments[0]))
                : result);
  }

  private interface Answer {
    Object of(Method method, Object[] arguments, Object result);
  }

  private static <T> T instead(Class<T> type, T inner, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return answer.of(method, arguments, method.invoke(inner, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
