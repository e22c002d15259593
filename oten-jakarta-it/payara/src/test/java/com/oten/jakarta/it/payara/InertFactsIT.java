package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.facts.InertFacts;

class InertFactsIT extends InertFacts {}
