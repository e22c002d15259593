package com.oten.jakarta.it.openliberty;

import com.oten.jakarta.it.PlacesBehaviour;

class PlacesIT extends PlacesBehaviour {}
