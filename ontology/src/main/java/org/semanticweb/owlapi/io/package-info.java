/** What stands in for a class of OWLAPI that opens files and addresses. */
package org.semanticweb.owlapi.io;
