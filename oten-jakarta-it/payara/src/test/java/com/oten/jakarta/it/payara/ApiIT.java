package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.ApiBehaviour;

class ApiIT extends ApiBehaviour {}
