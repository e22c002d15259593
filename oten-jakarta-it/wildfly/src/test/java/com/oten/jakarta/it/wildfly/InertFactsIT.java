package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.facts.InertFacts;

class InertFactsIT extends InertFacts {}
