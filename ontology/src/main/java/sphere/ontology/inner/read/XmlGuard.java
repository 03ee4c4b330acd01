package sphere.ontology.inner.read;

import java.io.IOException;
import java.io.Reader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Looks through XML before OWLAPI does, whose parser allows more: no other document may be named,
 * entities may not blow it up, elements may not nest without end. XInclude is off in both.
 */
final class XmlGuard extends DefaultHandler2 {
  private static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";
  private static final String HANDLER = "http://xml.org/sax/properties/";

  /** However short the document, entities may come to so many characters. */
  private static final int FREE = 1_000_000;

  /** Entities may make of a document no more than so many times its length. */
  private static final int GROWTH = 20;

  private int depth;
  private Locator locator;

  private XmlGuard() {}

  /**
   * Looks through all of it.
   *
   * @param length of the document
   * @throws SAXException in one sentence, if it should not be parsed
   */
  static void look(Reader characters, int length) throws SAXException {
    try {
      XmlGuard guard = new XmlGuard();
      SAXParser parser = parser(length);
      parser.setProperty(HANDLER + "lexical-handler", guard);
      parser.setProperty(HANDLER + "declaration-handler", guard);
      parser.parse(new InputSource(characters), guard);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("This JDK's XML parser cannot be set up: " + e, e);
    } catch (IOException e) {
      throw new SAXException(e);
    }
  }

  private static SAXParser parser(int length) throws ParserConfigurationException, SAXException {
    // Not the one that a library brings, which may know none of these.
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    SAXParser parser = factory.newSAXParser();
    parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    long most = Math.min(Integer.MAX_VALUE, FREE + (long) GROWTH * length);
    // Counted here, whatever a JDK's own limit is (100 since JDK 24).
    parser.setProperty(LIMIT + "maxElementDepth", "0");
    parser.setProperty(LIMIT + "totalEntitySizeLimit", Long.toString(most));
    parser.setProperty(LIMIT + "entityExpansionLimit", Integer.toString(FREE + length));
    return parser;
  }

  private SAXParseException refusal(String why) {
    return new SAXParseException(why, locator);
  }

  @Override
  public void setDocumentLocator(Locator locator) {
    this.locator = locator;
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes)
      throws SAXException {
    if (++depth > TextGuard.DEEPEST) {
      throw refusal(
          "elements are nested more than %d deep, which no ontology needs"
              .formatted(TextGuard.DEEPEST));
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    depth--;
  }

  @Override
  public void startDTD(String name, String publicId, String systemId) throws SAXException {
    if (publicId != null || systemId != null) {
      throw refusal("it names a document type elsewhere, which is not fetched; take that out");
    }
  }

  @Override
  public void externalEntityDecl(String name, String publicId, String systemId)
      throws SAXException {
    throw refusal("it names an entity elsewhere, which is not fetched; take that out");
  }

  @Override
  public InputSource resolveEntity(String name, String publicId, String baseUri, String systemId)
      throws SAXException {
    throw refusal("it refers to a document elsewhere, which is not fetched; take that out");
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXException {
    throw e;
  }
}
