package sphere.gpu.ptx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sphere.gpu.ptx.PtxKernel.Parameter;

/** The entries of a PTX text. */
public final class PtxModule {
  private static final Pattern ENTRY =
      Pattern.compile("\\.entry\\s+(\\w+)\\s*\\(([^)]*)\\)([^{]*)\\{", Pattern.DOTALL);
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\.param\\s+(?:\\.align\\s+\\d+\\s+)?\\.([a-z]\\d+)\\s+(\\w+)(?:\\[(\\d+)])?");
  private static final Pattern REGISTERS =
      Pattern.compile("\\.reg\\s+\\.\\w+\\s+(%?\\w+)(?:<(\\d+)>)?");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\.(shared|local)\\s+\\.align\\s+(\\d+)\\s+\\.([a-z]\\d+)\\s+(\\w+)\\[(\\d+)]");
  private static final Pattern GUARD = Pattern.compile("@(!?)(%\\w+)\\s+(.*)", Pattern.DOTALL);

  private final Map<String, PtxKernel> kernels = new LinkedHashMap<>();
  private final String version;

  /** Parses a text, all of it. */
  public PtxModule(String text) {
    String bare = text.replaceAll("//[^\n]*", "").replaceAll("(?s)/\\*.*?\\*/", "");
    Matcher stated = Pattern.compile("\\.version\\s+(\\d+\\.\\d+)").matcher(bare);
    version = stated.find() ? stated.group(1) : "";
    if (Pattern.compile("\\.func\\b|\\.global\\s+\\.|\\.const\\s+\\.").matcher(bare).find()) {
      throw new PtxFault("functions and variables of a module are unknown");
    }
    Matcher entry = ENTRY.matcher(bare);
    while (entry.find()) {
      String body = bare.substring(entry.end(), closing(bare, entry.end()));
      PtxKernel kernel = new Parser(entry.group(1), entry.group(2)).parse(body);
      kernels.put(kernel.name(), kernel);
    }
  }

  /** The instruction set that the text asks for, such as 6.3. */
  public String version() {
    return version;
  }

  /** Names of its entries. */
  public List<String> names() {
    return List.copyOf(kernels.keySet());
  }

  PtxKernel kernel(String name) {
    if (!kernels.containsKey(name)) {
      throw new PtxFault("no entry " + name + " among " + kernels.keySet());
    }
    return kernels.get(name);
  }

  private static int closing(String text, int from) {
    int depth = 1;
    int at = from;
    while (depth > 0) {
      char c = text.charAt(at++);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return at - 1;
  }

  /** Of one entry. */
  private static final class Parser {
    private final String name;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, Integer> registers = new HashMap<>();
    private final Map<String, Integer> symbols = new HashMap<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private final List<Instruction> code = new ArrayList<>();
    private int shared;
    private int local;

    Parser(String name, String parameters) {
      this.name = name;
      Matcher m = PARAMETER.matcher(parameters);
      int offset = 0;
      while (m.find()) {
        int size = Types.bytes(m.group(1));
        int bytes = m.group(3) == null ? size : size * Integer.parseInt(m.group(3));
        offset = (offset + size - 1) / size * size;
        this.parameters.add(new Parameter(m.group(2), bytes, offset));
        offset += bytes;
      }
    }

    PtxKernel parse(String body) {
      StringBuilder statement = new StringBuilder();
      for (String line : body.split("\n")) {
        statement.append(line.strip()).append(' ');
        String all = labelsOff(statement.toString().strip());
        for (int end = all.indexOf(';'); end >= 0; end = all.indexOf(';')) {
          take(all.substring(0, end).strip());
          all = labelsOff(all.substring(end + 1).strip());
        }
        statement.setLength(0);
        statement.append(all).append(' ');
      }
      return new PtxKernel(
          name, parameters, registers, symbols, shared, local, labels, List.copyOf(code));
    }

    private String labelsOff(String text) {
      Matcher m = Pattern.compile("^([$\\w]+):").matcher(text);
      if (!m.find()) {
        return text;
      }
      labels.put(m.group(1), code.size());
      return labelsOff(text.substring(m.end()).strip());
    }

    private void take(String statement) {
      Matcher variable = VARIABLE.matcher(statement);
      Matcher register = REGISTERS.matcher(statement);
      if (variable.find()) {
        place(variable);
      } else if (register.find()) {
        declare(register);
      } else if (!statement.isEmpty() && !statement.startsWith(".pragma")) {
        code.add(instruction(statement));
      }
    }

    private void place(Matcher m) {
      int align = Integer.parseInt(m.group(2));
      int bytes = Types.bytes(m.group(3)) * Integer.parseInt(m.group(5));
      boolean isShared = m.group(1).equals("shared");
      int at = ((isShared ? shared : local) + align - 1) / align * align;
      symbols.put(m.group(4), at);
      shared = isShared ? at + bytes : shared;
      local = isShared ? local : at + bytes;
    }

    private void declare(Matcher m) {
      if (m.group(2) == null) {
        registers.putIfAbsent(m.group(1), registers.size());
      } else {
        for (int i = 0; i < Integer.parseInt(m.group(2)); i++) {
          registers.putIfAbsent(m.group(1) + i, registers.size());
        }
      }
    }

    private static Instruction instruction(String statement) {
      Matcher m = GUARD.matcher(statement);
      boolean guarded = m.matches();
      String rest = guarded ? m.group(3).strip() : statement;
      String[] halves = rest.split("\\s+", 2);
      return new Instruction(
          guarded ? m.group(2) : "",
          guarded && !m.group(1).isEmpty(),
          halves[0],
          halves.length == 1 ? List.of() : operands(halves[1]),
          statement.replaceAll("\\s+", " "));
    }

    private static List<String> operands(String text) {
      List<String> operands = new ArrayList<>();
      int depth = 0;
      int begin = 0;
      for (int i = 0; i <= text.length(); i++) {
        char c = i == text.length() ? ',' : text.charAt(i);
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (c == ',' && depth == 0) {
          operands.add(text.substring(begin, i).strip());
          begin = i + 1;
        }
      }
      return operands;
    }
  }
}
