package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.facts.ServerFacts;

class ServerFactsIT extends ServerFacts {}
