package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.facts.RefusalFacts;

class RefusalFactsIT extends RefusalFacts {}
