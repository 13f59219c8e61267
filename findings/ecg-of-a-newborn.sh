#!/bin/bash
# XML2DCM-ECG makes a child of five years of a newborn of five days, a girl if nobody knows, with filters turned round.
#
# Software: xml2dcm-ecg 1.1.10 with pydicom 2.4.4; ecg2dcm 1.3.1 for comparison
# Guess:    the XML of GE's MUSE has an age with its unit, a gender that may be UNKNOWN, a high-pass filter in
#           hundredths of a hertz, and points of the median beat as numbers of samples. In DICOM 5 days are 005D
#           (PS3.5 section 6.2), an unknown sex is empty (PS3.3 section C.7.1.1), and what a filter of 0.16 Hz and one
#           of 150 Hz let through begins at 0.16 Hz, the Filter Low Frequency (section C.10.9).
# Seen:     005Y, F, from 150 to 16 Hz, and the P wave begins after 60 ms: it is the 60th sample of 2 ms. A woman of 40
#           years is 040Y and F. Status 0, no remark. ecg2dcm has 005D, no sex, 0.16 to 150 Hz, and the sample.
# Cost:     150 beats a minute are sound at five days and too many at five years: in a set made to teach a program,
#           newborns are sick children, and girls; and an ECG without its slow parts has no ST segment.

. "$(dirname "$0")/lib.sh"
python_packages xml2dcm-ecg==1.1.10 ecg2dcm==1.3.1 pydicom==2.4.4 numpy==1.26.4

cat >ecg.py <<'PYTHON'
import base64, os
LEADS = ("I", "II", "V1", "V2", "V3", "V4", "V5", "V6")
def waveform(kind, samples):
    """1 mV in all leads, 500 samples a second."""
    digits = base64.b64encode((205).to_bytes(2, "little") * samples).decode()
    leads = "".join(f"""<LeadData><LeadByteCountTotal>{2 * samples}</LeadByteCountTotal>
<LeadTimeOffset>0</LeadTimeOffset><LeadSampleCountTotal>{samples}</LeadSampleCountTotal>
<LeadAmplitudeUnitsPerBit>4.88</LeadAmplitudeUnitsPerBit><LeadAmplitudeUnits>MICROVOLTS</LeadAmplitudeUnits>
<LeadHighLimit>32767</LeadHighLimit><LeadLowLimit>-32768</LeadLowLimit>
<LeadID>{lead}</LeadID><LeadOffsetFirstSample>0</LeadOffsetFirstSample><FirstSampleBaseline>0</FirstSampleBaseline>
<LeadSampleSize>2</LeadSampleSize><LeadOff>FALSE</LeadOff><BaselineSway>FALSE</BaselineSway>
<WaveFormData>{digits}</WaveFormData></LeadData>
""" for lead in LEADS)
    return f"""<Waveform><WaveformType>{kind}</WaveformType><NumberofLeads>8</NumberofLeads>
<SampleType>CONTINUOUS_SAMPLES</SampleType>
<SampleBase>500</SampleBase><SampleExponent>0</SampleExponent><HighPassFilter>16</HighPassFilter>
<LowPassFilter>150</LowPassFilter><ACFilter>NONE</ACFilter>{leads}</Waveform>
"""
def ecg(name, age, unit, gender):
    os.mkdir(name)
    open(f"{name}/MUSE_20200101.xml", "w").write(f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE RestingECG SYSTEM "restecg.dtd">
<RestingECG><MuseInfo><MuseVersion>9.0</MuseVersion></MuseInfo>
<PatientDemographics><PatientID>P1</PatientID><PatientAge>{age}</PatientAge><AgeUnits>{unit}</AgeUnits>
<Gender>{gender}</Gender><PatientLastName>Finding</PatientLastName><PatientFirstName>Test</PatientFirstName>
</PatientDemographics>
<TestDemographics><DataType>RESTING</DataType><AcquisitionDevice>MAC5500</AcquisitionDevice>
<AcquisitionTime>12:00:00</AcquisitionTime><AcquisitionDate>01-01-2020</AcquisitionDate>
<EditTime>12:00:00</EditTime><EditDate>01-01-2020</EditDate></TestDemographics>
<RestingECGMeasurements><VentricularRate>150</VentricularRate><PRInterval>80</PRInterval>
<POnset>60</POnset><POffset>90</POffset><QOnset>100</QOnset>
<TOffset>280</TOffset><ECGSampleBase>500</ECGSampleBase>
<ECGSampleExponent>0</ECGSampleExponent></RestingECGMeasurements>
{waveform("Median", 300)}{waveform("Rhythm", 500)}</RestingECG>
""")
ecg("adult", 40, "YEARS", "FEMALE")
ecg("newborn", 5, "DAYS", "UNKNOWN")
PYTHON
python ecg.py
cat >read.py <<'PYTHON'
import glob, sys, pydicom
path, = glob.glob(sys.argv[1] + "/**/*.dcm", recursive=True)
file = pydicom.dcmread(path)
print(file.PatientAge, file.PatientSex or "no sex", sep=", ")
channel = file.WaveformSequence[0].ChannelDefinitionSequence[0]
print(f"{channel.FilterLowFrequency:g} to {channel.FilterHighFrequency:g} Hz")
for mark in file.WaveformAnnotationSequence:
    meaning = mark.ConceptNameCodeSequence[0].CodeMeaning if "ConceptNameCodeSequence" in mark else ""
    if meaning == "P wave onset":
        print(f"P after {mark.NumericValue:g} {mark.MeasurementUnitsCodeSequence[0].CodeMeaning}")
    elif "PR" in meaning and "ReferencedSamplePositions" in mark:
        print("P from sample", mark.ReferencedSamplePositions[0]) # the first has number 1
PYTHON
convert() { # PROGRAM WHO: status, and what the file has
    local status=0
    if [[ $1 == ecg2dcm ]]; then
        ecg2dcm-convert "$2/MUSE_20200101.xml" -o "$1-$2" >"$1-$2.log" 2>&1 || status=$?
    else
        xml2dcm-ecg --project_root . --data_root . --ecg_xml_dir "$2" --output_dir "$1-$2" \
            --filename_pattern 'MUSE_(?P<examination_date>[0-9]+)' --out_filename_pattern '{examination_date}_{seq}' \
            >"$1-$2.log" 2>&1 || status=$?
    fi
    echo "status $status: $(python read.py "$1-$2" 2>log | paste -sd';')"
}
expect "ecg2dcm, adult" "$(convert ecg2dcm adult)" "status 0: 040Y, F;0.16 to 150 Hz;P from sample 61"
expect "ecg2dcm, newborn" "$(convert ecg2dcm newborn)" "status 0: 005D, no sex;0.16 to 150 Hz;P from sample 61"
expect "XML2DCM-ECG, adult" "$(convert xml2dcm-ecg adult)" "status 0: 040Y, F;150 to 16 Hz;P after 60 ms"
expect "XML2DCM-ECG, newborn" "$(convert xml2dcm-ecg newborn)" "status 0: 005Y, F;150 to 16 Hz;P after 60 ms"
expect "words about it" "$(grep -ci 'age\|sex\|gender\|filter\|warn' xml2dcm-ecg-newborn.log || true)" "0"
