package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.PlacesBehaviour;

class PlacesIT extends PlacesBehaviour {}
