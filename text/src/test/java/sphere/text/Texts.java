package sphere.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.dictionary.Dictionary;

/** What encoders are asked to encode. */
final class Texts {
  /** Scripts, marks and traps, one of each kind. */
  static final List<String> OF_EVERY_KIND =
      List.of(
          "",
          " ",
          "\t\n\r",
          "dog",
          "a member of the genus Canis (probably descended from the common wolf)",
          "Crème brûlée, naïve façade; ÅNGSTRÖM — “Øre” ﬁnd Straße ĲSSEL",
          "e\u0301\u0327 o\u0302\u0323 \u0301 lone mark",
          "İstanbul ISPARTA ıspanak",
          "Ὀδυσσεύς ΟΔΥΣΣΕΎΣ σοφός",
          "Москва — столица России; ЁЖИК, їжак",
          "القاهرة عاصمة مِصر ١٢٣",
          "עִבְרִית שָׁלוֹם",
          "हिन्दी में क्षत्रिय",
          "தமிழ் മലയാളം తెలుగు ಕನ್ನಡ",
          "ภาษาไทยไม่มีช่องว่าง",
          "日本語のテキスト、東京。ﾊﾝｶｸ",
          "한국어 텍스트 각",
          "中文文本，没有空格。𠀀𪜀𫝀𫠠\uF900",
          "ქართული ՀԱՅԵՐԵՆ አማርኛ ខ្មែរ မြန်မာ",
          "👩‍👩‍👧‍👦 👍🏽 🇨🇭 ❤️ ☃",
          "zero\u200bwidth\u200djoiner\u2060 soft\u00adhyphen bom\ufeff",
          "nul\u0000bell\u0007escape\u001b del\u007f nel\u0085x vt\u000bff\f sub\ufffd",
          "no\u00a0break em\u2003space ideographic\u3000space line\u2028para\u2029end",
          "don't re-use C++ & C# at 3.14% <b>x^2 ~ `y`</b> $5 |z| a_b {c} \\ / @ #!?",
          "¿Qué? «guillemets» ‹x› „low“ †‡•… № ™ © ® ½ ² Ⅷ ㎏ ℃",
          "\u037e \u1fef \u0387 \u212a \u212b \u2126 signs that decompose",
          "private \ue000 use \uf8ff and \udb80\udc00 unassigned \u0378 \u2065",
          "[CLS] spelt [MASK]ed out [SEP][PAD] [unk] [UNK] [unused0] [CLS",
          "pneumonoultramicroscopicsilicovolcanoconiosis Llanfairpwllgwyngyll",
          "x".repeat(100) + " " + "x".repeat(101) + " " + "\ud83d\ude00".repeat(100),
          "é".repeat(100) + " " + "e\u0301".repeat(101));

  private Texts() {}

  /** Names and glosses of WordNet, every n-th. */
  static List<String> ofWordNet(int n) throws JWNLException {
    List<String> texts = new ArrayList<>();
    Iterator<Synset> synsets = Dictionary.getDefaultResourceInstance().getSynsetIterator(POS.NOUN);
    for (int i = 0; synsets.hasNext(); i++) {
      Synset synset = synsets.next();
      if (i % n == 0) {
        texts.add(synset.getWords().get(0).getLemma());
        texts.add(synset.getGloss());
      }
    }
    return texts;
  }
}
