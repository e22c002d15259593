package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.facts.RefusalFacts;

class RefusalFactsIT extends RefusalFacts {}
