#!/bin/bash
# vcf2fhir takes the reads that do not have a variant of the mitochondria for those that have it: 0.5 % are "homoplasmic".
#
# Software: vcf2fhir 0.1.1; pysam 0.24.1 for comparison, which comes with it
# Guess:    AD has the reads of the reference first, then those of each variant (VCF 4.3, section 1.6.2): 5 and
#           995 of 1000 are a Sample VAF (LOINC 81258-6) of 0.995, above the limit of 0.99 that the manual gives for
#           homoplasmic; 995 and 5 are 0.005, heteroplasmic. An annotation is that of the row with the same CHROM, POS,
#           REF and ALT, which "must match", as the manual says.
# Seen:     the first number is divided by all: 5 and 995 are 0.005 and heteroplasmic, 0 and 1000 are 0, 995 and 5 are
#           0.995 and homoplasmic. Of two annotations at one place the first is taken: G>T, benign, is pathogenic with
#           the change of the protein of G>A. No word, a final report.
# Cost:     a mother in whom each mitochondrion has the variant of a lethal disease is told that a trace has it, and one
#           with a trace, or an error of the machine, that all have it; who has the harmless change has the disease.

. "$(dirname "$0")/lib.sh"
python_packages vcf2fhir==0.1.1 PyVCF3==1.0.4 fhirclient==3.2.0 pysam==0.24.1 pyranges==0.1.7 pandas==1.5.3 numpy==1.26.4 \
    setuptools==65.5.0

tab() { printf '%s\t' "${@:1:$#-1}"; printf '%s\n' "${!#}"; }
{
    cat <<'VCF'
##fileformat=VCFv4.2
##contig=<ID=chr1,length=248956422>
##contig=<ID=chrM,length=16569>
##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
##FORMAT=<ID=AD,Number=R,Type=Integer,Description="Reads of each allele">
##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Reads">
VCF
    tab '#CHROM' POS ID REF ALT QUAL FILTER INFO FORMAT 1
    tab chr1 1000000 . G T 50 PASS . GT:AD:DP 0/1:50,50:100
    tab chrM 3243 . A G 50 PASS . GT:AD:DP 1:5,995:1000
    tab chrM 8993 . T G 50 PASS . GT:AD:DP 1:0,1000:1000
    tab chrM 11778 . G A 50 PASS . GT:AD:DP 1:995,5:1000
} >exam.vcf
{
    tab chr1 1000000 G A HGNC:1^A1^HGNC NM_000001.1 c.10G\>A NP_000001.1 'p.(Trp4*)' Pathogenic C0000001^Disease
    tab chr1 1000000 G T HGNC:1^A1^HGNC NM_000001.1 c.10G\>T NP_000001.1 'p.(Gly4=)' Benign C0000001^Disease
} >notes.tsv
cat >convert.py <<'PYTHON'
import json, sys
import vcf2fhir
notes = dict(annotation_filename="notes.tsv") if len(sys.argv) > 1 else {}
vcf2fhir.Converter("exam.vcf", "GRCh38", patient_id="1", genomic_source_class="germline", **notes).convert("report.json")
report = json.load(open("report.json"))
assert report["status"] == "final"
for part in report["contained"]:
    values = {}
    for component in part["component"]:
        value = component.get("valueCodeableConcept", {}).get("coding", [{}])[0]
        values[component["code"]["coding"][0]["code"]] = component.get(
            "valueQuantity", {}).get("value", component.get("valueString", value.get("display", value.get("code"))))
    if "53034-5" in values: # alleles, allelic state, VAF, change of the protein
        print(values["69547-8"], values["69551-0"], *(values[code] for code in ("53034-5", "81258-6", "48005-3")
                                                      if code in values))
    else:
        print(*values.values())
PYTHON
cat >other.py <<'PYTHON'
import pysam
for record in pysam.VariantFile("exam.vcf"):
    print(*record.alleles, record.samples["1"]["AD"][1] / record.samples["1"]["DP"])
PYTHON
python convert.py >seen 2>words
python convert.py notes >noted 2>>words
python other.py >other 2>log
expect "pysam" "$(paste -sd';' other)" "G T 0.5;A G 0.995;T G 1.0;G A 0.005"
for line in "3 A G heteroplasmic 0.005" "5 T G heteroplasmic 0.0" "7 G A homoplasmic 0.995"; do
    expect "vcf2fhir" "$(sed -n "${line%% *}p" seen)" "${line#* }"
done
expect "with annotations" "$(paste -sd';' noted)" "G T heterozygous NP_000001.1:p.(Trp4*);Pathogenic Disease"
expect "its words" "$(cat words)" ""
