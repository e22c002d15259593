package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.facts.RefusalFacts;

class RefusalFactsIT extends RefusalFacts {}
