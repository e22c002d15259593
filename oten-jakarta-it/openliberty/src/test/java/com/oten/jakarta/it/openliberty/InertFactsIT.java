package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.facts.InertFacts;

class InertFactsIT extends InertFacts {}
