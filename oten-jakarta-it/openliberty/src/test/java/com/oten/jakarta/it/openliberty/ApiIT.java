package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.ApiBehaviour;

class ApiIT extends ApiBehaviour {}
